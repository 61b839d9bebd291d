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
    private readonly Rebuilding[] _rebuildings;

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
        HandlerAssembly assembly = new(application, options, types, Shared, _readModels, running, _metrics, logger);
        AssembledHandler[] handlers = [.. bindings.Select(assembly.Assemble)];
        _runners = [.. handlers.Select(static handler => handler.Runner)];
        _rebuildings = [.. handlers.Select(static handler => handler.Rebuilding).OfType<Rebuilding>()];
        _watch = new HandlerWatch(_runners, store, time, _metrics);
        _questions = new WaitQuestions(store.Subscriptions.Notices, AnswerAsync);
        _waiting = _runners.ToDictionary(
            static runner => runner.Name, runner => new HandlerWaiting(runner, Shared, running, graph, _questions), StringComparer.Ordinal);
        Waits = new EventWaits(_waiting, store, types, running, time);
        Handles = _runners.ToDictionary(
            static runner => runner.Name,
            runner => new EventHandlerHandle(runner, _watch, _waiting[runner.Name], Shared, options.ConsistencyTimeout),
            StringComparer.Ordinal);
        Projections = handlers.Where(static handler => handler.IsProjection).ToDictionary(
            static handler => handler.Runner.Name,
            handler => new ProjectionHandle(Handles[handler.Runner.Name], handler.Rebuilding),
            StringComparer.Ordinal);
    }

    /// <summary>What every subscription of the application uses.</summary>
    internal SubscriptionHost Shared { get; }

    internal IReadOnlyDictionary<string, EventHandlerHandle> Handles { get; }

    internal IReadOnlyDictionary<string, ProjectionHandle> Projections { get; }

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
        await Task.WhenAll(_rebuildings.Select(static rebuilding => rebuilding.DisposeAsync().AsTask())).ConfigureAwait(false);
        _questions.Dispose();
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await _readModels.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    private ValueTask<WaitEnd> AnswerAsync(WaitQuestion question) =>
        _waiting.TryGetValue(question.Handler, out HandlerWaiting? known) ? known.AnswerAsync(question) : new ValueTask<WaitEnd>(WaitEnd.TimedOut);
}
