namespace Edict.Subscriptions;

/// <summary>A lease while this process may count on it: it ends when the store says so, or when the store could not be asked for too long.</summary>
internal sealed class HeldLease(SubscriptionLease lease, long validUntil)
{
    // Holds nothing that would have to be disposed: it has no timer, and who waits for it leaves by itself.
    private readonly CancellationTokenSource _lost = new();

    internal SubscriptionLease Lease { get; } = lease;

    /// <summary>The end of the time that is certain, as a timestamp of the clock. Only the keeper moves it.</summary>
    internal long ValidUntil { get; set; } = validUntil;

    /// <summary>Ends what rests on the lease.</summary>
    internal CancellationToken Lost => _lost.Token;

    internal bool IsLost => _lost.IsCancellationRequested;

    // On a thread of its own: whoever hears of it may do anything.
    internal void Lose() => _ = _lost.CancelAsync();
}
