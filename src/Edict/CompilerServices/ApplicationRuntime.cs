using System.ComponentModel;
using Edict.Aggregates;
using Edict.Dispatch;
using Edict.Hosting;

namespace Edict.CompilerServices;

/// <summary>The runtime below one application. Safe for concurrent use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApplicationRuntime : IAsyncDisposable
{
    private readonly string _name;
    private readonly AggregateSettings _settings;
    private readonly IReadOnlyList<IMiddleware> _middleware;
    private readonly CommandRouting _routing;
    private readonly Dispatcher _dispatcher;
    private readonly DispatchGate _gate;
    private readonly AggregateHost[] _hosts;
    private readonly DeadlineTimer _deadlines;
    private readonly IdleSweep _idleSweep;
    private readonly Lazy<Task> _stopped;
    private EventHandlerHost? _handlers;
    private volatile bool _isStopping;

    internal ApplicationRuntime(
        ApplicationDefinition definition, AggregateSettings settings, EventTypeRegistry types, IEventStore store, IReadOnlyList<IMiddleware> middleware)
    {
        _name = definition.Name;
        _settings = settings;
        _middleware = middleware;
        Store = store;
        Types = types;
        _deadlines = new DeadlineTimer(settings.Time);
        IdlePool<CommandOperation> operations = new(static pool => new CommandOperation(pool));
        _hosts =
        [
            .. definition.Aggregates.Select(binding => new AggregateHost(
                new AggregateEnvironment(definition.Name, binding, store, types, settings, _deadlines, operations))),
        ];
        _routing = new CommandRouting(
            definition, [.. definition.Aggregates.Zip(_hosts, static (binding, host) => new AggregateEndpoint(binding, host))]);
        _gate = new DispatchGate(definition.Name);
        _dispatcher = new Dispatcher(this, _routing, middleware, _gate);
        _idleSweep = new IdleSweep(_hosts, settings);
        _stopped = new Lazy<Task>(StopAsync);
    }

    internal IEventStore Store { get; }

    internal EventHandlerHost Handlers => _handlers ?? throw new InvalidOperationException("The application is still starting.");

    internal EventTypeRegistry Types { get; }

    internal IReadOnlyList<AggregateHost> Hosts => _hosts;

    /// <summary>Starts an application: what its generated <c>StartAsync</c> calls.</summary>
    /// <param name="configure">Sets the options; a store must be named.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <typeparam name="TApplication">The application class.</typeparam>
    /// <returns>The running application.</returns>
    /// <exception cref="EdictOptionsException">An option is missing or out of its range.</exception>
    /// <exception cref="EventStoreException">The store could not be opened.</exception>
    public static Task<TApplication> StartAsync<TApplication>(Action<EdictOptions> configure, CancellationToken cancellation)
        where TApplication : EdictApplication, IApplication<TApplication>
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ApplicationStart.RunAsync(TApplication.Definition, TApplication.Create, configure, cancellation);
    }

    /// <summary>Starts an application, and hands it out when it can dispatch, before its event handlers begin.</summary>
    /// <param name="configure">Sets the options; a store must be named.</param>
    /// <param name="onCreated">Receives the application; when what follows fails it is stopped again.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <typeparam name="TApplication">The application class.</typeparam>
    /// <returns>The running application.</returns>
    /// <exception cref="EdictOptionsException">An option is missing or out of its range.</exception>
    /// <exception cref="EventStoreException">The store could not be opened.</exception>
    public static Task<TApplication> StartAsync<TApplication>(
        Action<EdictOptions> configure, Action<TApplication> onCreated, CancellationToken cancellation)
        where TApplication : EdictApplication, IApplication<TApplication>
    {
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(onCreated);
        return ApplicationStart.RunAsync(TApplication.Definition, TApplication.Create, configure, cancellation, onCreated);
    }

    /// <summary>The endpoint of an aggregate of this application.</summary>
    /// <param name="aggregate">The binding of the aggregate.</param>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    public AggregateEndpoint Endpoint(AggregateBinding aggregate)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        return _routing.Endpoint(aggregate.StateType);
    }

    /// <summary>Stops taking commands, completes the accepted ones, disposes middleware and store, after it has ended its event handlers; called again it waits for the same end.</summary>
    public ValueTask DisposeAsync() => new(_stopped.Value);

    /// <summary>Makes the event handlers of an application, which do not run yet; called before anybody dispatches.</summary>
    /// <exception cref="EdictOptionsException">An option of an event handler is out of its range.</exception>
    /// <exception cref="UnknownEventHandlerException">A command waits for an event handler that the application does not have.</exception>
    internal void MakeHandlers(EdictApplication application, ApplicationDefinition definition, EdictOptions options)
    {
        _handlers = new EventHandlerHost(application, definition.EventHandlers, options, Store, Types);
        ConsistencyRules rules = new(_name, _handlers.Consistencies, definition.Routes, options.Consistency);
        _dispatcher.Guard(new ConsistencyGuard(rules, _handlers.Waits, options.ConsistencyTimeout));
    }

    /// <summary>Begins to run the event handlers of an application that can dispatch.</summary>
    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    internal Task BeginHandlingAsync() => Handlers.StartAsync();

    internal ValueTask<DispatchResult> DispatchAsync(object command, DispatchOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ThrowIfStopping();
        CommandTarget target = _routing.Find(command);
        return _dispatcher.DispatchAsync(target.Endpoint, target.Route, command, options, cancellation);
    }

    internal ValueTask<DispatchResult> DispatchAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ThrowIfStopping();
        return _dispatcher.DispatchAsync(endpoint, route, command, options, cancellation);
    }

    internal ValueTask<DispatchResult> InvokeAsync(DispatchContext context, int index) => _dispatcher.InvokeAsync(context, index);

    internal ValueTask<TResult> ReadAsync<TAggregate, TResult>(
        AggregateIdentity identity, Func<TAggregate, TResult> read, CancellationToken cancellation)
        where TAggregate : class
    {
        ArgumentNullException.ThrowIfNull(read);
        ThrowIfStopping();
        return _routing.Endpoint(typeof(TAggregate)).Host.ReadAsync(identity.Text, read, _settings.DispatchTimeout, cancellation);
    }

    internal async ValueTask<TResult> ReadAsOfAsync<TAggregate, TResult>(
        AggregateIdentity identity, AsOf asOf, Func<TAggregate, TResult> read, CancellationToken cancellation)
        where TAggregate : class
    {
        ArgumentNullException.ThrowIfNull(read);
        ThrowIfStopping();
        AggregateBinding binding = _routing.Endpoint(typeof(TAggregate)).Binding;
        StreamKey stream = new(binding.Name, IdentityRules.Check(binding.Name, identity.Text));
        object state = await Store.FoldAsync(
            stream, binding.CreateInitial(), binding.ApplyStored, asOf, cancellation).ConfigureAwait(false);
        return read((TAggregate)state);
    }

    internal ValueTask<ReadOnlyMemory<byte>> ReadStateAsync<TAggregate>(AggregateIdentity identity, CancellationToken cancellation)
        where TAggregate : class
    {
        AggregateBinding binding = _routing.Endpoint(typeof(TAggregate)).Binding;
        StateSerializer serializer = binding.Serializer
            ?? throw new StateSerializationException(binding.Name, "", "The aggregate has no [StoredState]. Add it to the class.");
        return ReadAsync(identity, (TAggregate state) => serializer.ToJson(state), cancellation);
    }

    internal AggregateIdentity IdentityOf(Type stateType, object? identity) => _routing.IdentityOf(_routing.Endpoint(stateType).Binding.Name, identity);

    private void ThrowIfStopping()
    {
        if (_isStopping)
        {
            throw new ObjectDisposedException(_name);
        }
    }

    /// <summary>Each step waits for the one before: nothing is taken away from under what still runs.</summary>
    private async Task StopAsync()
    {
        if (_handlers is not null)
        {
            // While commands are still taken, so that a call in progress can end as it would otherwise.
            await _handlers.DisposeAsync().ConfigureAwait(false);
        }

        _isStopping = true;
        _idleSweep.Dispose();
        await _gate.CloseAsync().ConfigureAwait(false);
        await Task.WhenAll(_hosts.Select(static host => host.StopAsync())).ConfigureAwait(false);
        _deadlines.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
        for (int index = _middleware.Count - 1; index >= 0; index--)
        {
            await DisposeAsync(_middleware[index]).ConfigureAwait(false);
        }
    }

    private static ValueTask DisposeAsync(IMiddleware middleware)
    {
        if (middleware is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (middleware as IDisposable)?.Dispose();
        return default;
    }
}
