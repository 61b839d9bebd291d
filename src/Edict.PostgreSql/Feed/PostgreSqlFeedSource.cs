using Edict.PostgreSql.Database;

namespace Edict.PostgreSql.Feed;

/// <summary>How the feed of a store hears of what other processes append. Safe for concurrent use.</summary>
internal sealed class PostgreSqlFeedSource(PostgreSqlEventStore store, PostgreSqlStoreSettings settings, Connections connections, Sql sql)
    : IFeedSource, IAsyncDisposable
{
    private readonly FeedHub _hub = connections.RentHub();
    private int _isReturned;

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellation) =>
        store.ReadAsync((_, session) => session.ReadNumberAsync(sql.LastPosition), cancellation);

    public void Begin(EventFeed feed) => _hub.Join(new FeedMember(feed, settings.Schema, sql.LastPosition, settings.FeedPollInterval));

    public void End(EventFeed feed) => _hub.Leave(feed, settings.Schema);

    /// <summary>How processes tell each other of the subscriptions of the store.</summary>
    internal ISubscriptionNotices Notices => new SubscriptionNotices(_hub, settings);

    /// <summary>Tells other processes how far the log reaches.</summary>
    internal void Note(long position) => _hub.Note(settings.Schema, position);

    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _isReturned, 1) == 0 ? connections.ReturnHubAsync(_hub) : ValueTask.CompletedTask;
}
