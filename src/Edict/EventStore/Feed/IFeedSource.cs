namespace Edict;

/// <summary>
/// What a store of your own does for its <see cref="EventFeed"/>. Calls of <see cref="Begin"/> and <see cref="End"/> come one at a time, and
/// neither waits.
/// </summary>
public interface IFeedSource
{
    /// <summary>Reads the position of the last event in the store.</summary>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The position; 0 when there are no events.</returns>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellation);

    /// <summary>
    /// Somebody follows: from now on the store sees to it that its feed hears of what others append, by <see cref="EventFeed.Advance"/> or
    /// <see cref="EventFeed.Correct"/>.
    /// </summary>
    /// <param name="feed">The feed.</param>
    void Begin(EventFeed feed);

    /// <summary>Nobody follows any longer.</summary>
    /// <param name="feed">The feed.</param>
    void End(EventFeed feed);
}
