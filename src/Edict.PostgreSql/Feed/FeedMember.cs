namespace Edict.PostgreSql.Feed;

/// <summary>The feed of a store, as long as somebody follows it. Immutable but for the time of the last look.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Schema">The schema of the store.</param>
/// <param name="LastPosition">The statement that reads how far its log reaches.</param>
/// <param name="Interval">How often to look.</param>
internal sealed record FeedMember(EventFeed Feed, string Schema, string LastPosition, TimeSpan Interval)
{
    /// <summary>When it was last looked at, as a time stamp of the system; 0 for never.</summary>
    internal long Looked { get; set; }
}
