namespace Edict.PostgreSql.Feed;

/// <summary>Hands what was committed to those who follow, here and in other processes. Used by one caller at a time.</summary>
internal sealed class CommittedEvents(EventFeed feed, PostgreSqlFeedSource others)
{
    /// <summary>Keeps a committed batch for those who follow; its caller has not been answered yet.</summary>
    internal void Publish(AppendBatch batch, in AppendResult result) => feed.Publish(batch, result);

    /// <summary>Lets everybody look at what there is up to a position.</summary>
    internal void Advance(long position)
    {
        feed.Advance(position);
        others.Note(position);
    }
}
