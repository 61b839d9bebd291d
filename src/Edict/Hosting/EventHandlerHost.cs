using Edict.CompilerServices;
using Edict.Diagnostics;
using Edict.EventHandlers;
using Edict.Projections;
using Edict.Subscriptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Edict.Hosting;

/// <summary>The event handlers of an application, and what they share.</summary>
internal sealed class EventHandlerHost : IAsyncDisposable
{
    private readonly EdictMetrics _metrics = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly LeaseKeeper _keeper;
    private readonly EventHandlerRunner[] _runners;
    private readonly HandlerWatch _watch;
    private readonly ReadModels _readModels;
    private readonly WaitQuestions _questions;
    private readonly Dictionary<string, HandlerWaiting> _waiting;

    /// <exception cref="EdictOptionsException">An option of an event handler is out of its range, or a service is missing.</exception>
    internal EventHandlerHost(
        EdictApplication application, IReadOnlyList<EventHandlerBinding> bindings, EdictOptions options, IEventStore store, EventTypeRegistry types)
    {
        ILoggerFactory loggers = options.LoggerFactory ?? options.Services?.GetService(typeof(ILoggerFactory)) as ILoggerFactory ?? NullLoggerFactory.Instance;
        ILogger logger = loggers.CreateLogger(EventHandlerLog.Category);
        TimeProvider time = options.TimeProvider;
        RunningHandler running = new();
        WaitGraph graph = new();
        _keeper = new LeaseKeeper(store.Subscriptions, time, options.SubscriptionLease, logger.HoldFailed);
        Shared = new SubscriptionHost(store, _keeper, time, _stopping.Token);
        _readModels = new ReadModels(options.ReadModels, store);
        _runners = [.. bindings.Select(Runner)];
        _watch = new HandlerWatch(_runners, store, time, _metrics);
        _questions = new WaitQuestions(store.Subscriptions.Notices, AnswerAsync);
        _waiting = _runners.ToDictionary(
            static runner => runner.Name, runner => new HandlerWaiting(runner, Shared, running, graph, _questions), StringComparer.Ordinal);
        Waits = new EventWaits(_waiting, store, types, running, time);
        Handles = _runners.ToDictionary(
            static runner => runner.Name,
            runner => new EventHandlerHandle(runner, _watch, _waiting[runner.Name], Shared, options.ConsistencyTimeout),
            StringComparer.Ordinal);

        EventHandlerRunner Runner(EventHandlerBinding binding)
        {
            EventHandlerOptions handling = OptionsOf(binding, options);
            HandlerPlan plan = new(binding, handling, types, options.Services, given => new HandlerServices(application, given))
            {
                Running = running,
            };
            if (binding is ProjectionBinding projection)
            {
                plan.Place = new Projection(projection, (ProjectionOptions)handling, _readModels.Of(projection, handling), plan.Selection, plan.NewScope);
            }

            HandlerPulse pulse = new(binding.Name, _metrics, logger);
            return new EventHandlerRunner(plan, SourceOf(plan), Shared, pulse, logger);
        }
    }

    /// <summary>What every subscription of the application uses.</summary>
    internal SubscriptionHost Shared { get; }

    internal IReadOnlyDictionary<string, EventHandlerHandle> Handles { get; }

    /// <summary>Lets dispatches wait for them.</summary>
    internal EventWaits Waits { get; }

    /// <summary>What each of them declares, by its stable name.</summary>
    internal IReadOnlyDictionary<string, Consistency> Consistencies =>
        _runners.ToDictionary(static runner => runner.Name, static runner => runner.Options.Consistency, StringComparer.Ordinal);

    internal async Task StartAsync()
    {
        foreach (EventHandlerRunner runner in _runners.Where(static runner => runner.Options.IsEnabled))
        {
            // Before anything runs: what cannot be made is heard of by whoever starts the application.
            await runner.TryMakeAsync().ConfigureAwait(false);
        }

        if (_runners.Any(static runner => runner.Options.IsEnabled))
        {
            _questions.Hear();
        }

        foreach (EventHandlerRunner runner in _runners.Where(static runner => runner.Options.IsEnabled))
        {
            await runner.StartAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _stopping.CancelAsync().ConfigureAwait(false);
        foreach (EventHandlerRunner runner in _runners)
        {
            runner.Waits.Wake();
        }

        await Task.WhenAll(_runners.Select(static runner => runner.DisposeAsync().AsTask())).ConfigureAwait(false);
        _questions.Dispose();
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await _readModels.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    private ValueTask<WaitEnd> AnswerAsync(WaitQuestion question) =>
        _waiting.TryGetValue(question.Handler, out HandlerWaiting? known) ? known.AnswerAsync(question) : new ValueTask<WaitEnd>(WaitEnd.TimedOut);

    private static EventHandlerOptions OptionsOf(EventHandlerBinding binding, EdictOptions application)
    {
        EventHandlerOptions options = binding is ProjectionBinding projection
            ? new ProjectionOptions(binding.Name, projection.Version)
            : new EventHandlerOptions(binding.Name);
        binding.Declare(options);
        application.EventHandlerConfiguration?.Invoke(options);
        if (options is ProjectionOptions declared)
        {
            application.ProjectionConfiguration?.Invoke(declared);
        }

        OptionsValidation.Check(options);
        return options;
    }

    private static SubscriptionSource SourceOf(HandlerPlan plan)
    {
        if (plan.Selection.StoredNames.Count == 0)
        {
            throw new EdictOptionsException(
                $"EventHandlers['{plan.Name}']", $"Event handler '{plan.Name}' takes no event of this application. Let a method take one that the application has.");
        }

        EventHandlerOptions options = plan.Options;
        return new SubscriptionSource(
            plan.Name,
            new EventFilter { Aggregate = options.Aggregate, EventNames = plan.Selection.StoredNames },
            options.StartFrom,
            options.StartPosition,
            options.CheckpointEvery,
            options.CheckpointInterval);
    }
}
