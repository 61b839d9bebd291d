namespace Edict.EventHandlers;

/// <summary>Keeps the place of a handler where its events take effect, so that both move together.</summary>
internal interface IHandlerPlace
{
    /// <summary>Waits until this process may go on with what the handler writes to. Called before the lease is asked for.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    ValueTask ReadyAsync(CancellationToken cancellation);

    /// <summary>Finds what the handler writes to, or makes it. Called by whoever holds the lease.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="start">The position after which it begins where nothing is there yet.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NothingLeftException">There is nothing to be written any more.</exception>
    /// <exception cref="EventHandlerUnavailableException">It cannot be reached.</exception>
    ValueTask<IOpenPlace> OpenAsync(SubscriptionLease lease, long start, CancellationToken cancellation);

    /// <summary>Makes anew what the handler writes to. Called by whoever holds the lease.</summary>
    /// <param name="start">The position after which it begins.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EventHandlerUnavailableException">It cannot be reached.</exception>
    ValueTask ResetAsync(long start, CancellationToken cancellation);

    /// <summary>Whether an error of these calls ends the handler until somebody starts it again.</summary>
    /// <param name="exception">What was thrown.</param>
    bool Stops(Exception exception);
}
