using Edict.Projections;
using Edict.Subscriptions;

namespace Edict;

/// <summary>One projection of a running application: its rebuild beside what is read. Safe for concurrent use.</summary>
public sealed class ProjectionHandle
{
    private readonly Rebuilding? _rebuilding;

    internal ProjectionHandle(EventHandlerHandle handler, Rebuilding? rebuilding)
    {
        Handler = handler;
        _rebuilding = rebuilding;
    }

    /// <summary>Its stable name.</summary>
    public string Name => Handler.Name;

    /// <summary>What it is as an event handler: how it stands, its dead letters, and rebuilding it in place by <see cref="EventHandlerHandle.ResetAsync"/>.</summary>
    public EventHandlerHandle Handler { get; }

    /// <summary>How far a rebuild beside what is read is in this process; <see langword="null"/> while none goes on.</summary>
    public RebuildProgress? Rebuild => _rebuilding?.Progress;

    /// <summary>
    /// Builds new tables beside those that are read, goes on with what was begun before, and lets them take their place when they have caught up: in one transaction, so that whoever
    /// reads sees the old ones or the new ones, and each complete. The projection goes on meanwhile, in whichever process it runs.
    /// </summary>
    /// <param name="cancellation">Gives up waiting for the end; the rebuild goes on.</param>
    /// <returns>Ends when the new tables are those that are read. Where another process builds them already, this waits for its end.</returns>
    /// <exception cref="NotSupportedException">The database cannot have tables beside those that are read.</exception>
    /// <exception cref="ProjectionVersionException">The tables that are read, or built, are those of a newer version of the projection.</exception>
    /// <exception cref="EventHandlerStoppedException">An event failed, and its error action was to stop; what was built is gone on with by calling again.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, the rebuild was cancelled, or the application has stopped.</exception>
    /// <remarks>While the database or the store is away it is tried again, as <see cref="Rebuild"/> tells.</remarks>
    public Task RebuildAsync(CancellationToken cancellation = default) => Building.RunAsync(cancellation);

    /// <summary>Ends the rebuild beside what is read, and removes the tables that it has built; where another process builds them, this waits until that lets go.</summary>
    /// <param name="cancellation">Gives up waiting until this process may.</param>
    /// <exception cref="NotSupportedException">The database cannot have tables beside those that are read.</exception>
    /// <exception cref="EventHandlerNotRunningException">Another process took over meanwhile, and goes on building.</exception>
    /// <exception cref="EventHandlerUnavailableException">The database cannot be reached; what was built is still there.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the application has stopped.</exception>
    public async Task CancelRebuildAsync(CancellationToken cancellation = default)
    {
        try
        {
            await Building.CancelAsync(cancellation).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            throw new EventHandlerNotRunningException(Name);
        }
    }

    private Rebuilding Building => _rebuilding
        ?? throw new NotSupportedException($"The database of projection '{Name}' cannot have tables beside those that are read. Rebuild it in place, by Handler.ResetAsync().");
}
