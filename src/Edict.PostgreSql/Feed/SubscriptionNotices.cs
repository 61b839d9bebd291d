namespace Edict.PostgreSql.Feed;

/// <summary>The notices about the subscriptions of one store. Safe for concurrent use.</summary>
internal sealed class SubscriptionNotices(FeedHub hub, PostgreSqlStoreSettings settings) : ISubscriptionNotices
{
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(1);

    public TimeSpan LookInterval { get; } = hub.Listens ? Lost : settings.FeedPollInterval;

    // Who does not listen would not hear the answer to what it asks, and is not asked.
    public void Send(string notice)
    {
        if (hub.Listens)
        {
            hub.Send(SubscriptionNotice.Of(settings.Schema, notice));
        }
    }

    public IDisposable Hear(Action<string> heard)
    {
        hub.Hear(settings.Schema, heard);
        return new Hearing(hub, settings.Schema, heard);
    }

    private sealed class Hearing(FeedHub hub, string schema, Action<string> heard) : IDisposable
    {
        public void Dispose() => hub.StopHearing(schema, heard);
    }
}
