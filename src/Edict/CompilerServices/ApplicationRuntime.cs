using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>The runtime below one application. Safe for concurrent use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApplicationRuntime : IAsyncDisposable
{
    internal IEventStore Store => throw new NotImplementedException();

    /// <summary>Starts an application: what its generated <c>StartAsync</c> calls.</summary>
    /// <param name="configure">Sets the options; a store must be named.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <typeparam name="TApplication">The application class.</typeparam>
    /// <returns>The running application.</returns>
    /// <exception cref="EdictOptionsException">An option is missing or out of its range.</exception>
    /// <exception cref="EventStoreException">The store could not be opened.</exception>
    public static Task<TApplication> StartAsync<TApplication>(Action<EdictOptions> configure, CancellationToken cancellation)
        where TApplication : EdictApplication, IApplication<TApplication> => throw new NotImplementedException();

    /// <summary>The endpoint of an aggregate of this application.</summary>
    /// <param name="aggregate">The binding of the aggregate.</param>
    public AggregateEndpoint Endpoint(AggregateBinding aggregate) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();

    internal ValueTask<DispatchResult> DispatchAsync(object command, DispatchOptions? options, CancellationToken cancellation) =>
        throw new NotImplementedException();

    internal ValueTask<DispatchResult> DispatchAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation) =>
        throw new NotImplementedException();

    internal ValueTask<DispatchResult> InvokeAsync(DispatchContext context, int index) => throw new NotImplementedException();

    internal ValueTask<TResult> ReadAsync<TAggregate, TResult>(
        AggregateIdentity identity, Func<TAggregate, TResult> read, CancellationToken cancellation)
        where TAggregate : class => throw new NotImplementedException();
}
