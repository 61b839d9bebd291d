namespace Edict.Sqlite.Reading;

/// <summary>
/// Looks at intervals how far the log of a file reaches, while somebody follows it: SQLite tells nobody of what another connection has
/// committed. It keeps neither thread nor connection in between. Safe for concurrent use.
/// </summary>
internal sealed class FilePoll : IFeedSource, IDisposable
{
    private readonly SqliteEventStore _store;
    private readonly TimeSpan _interval;
    private readonly Timer _timer;
    private volatile EventFeed? _feed;
    private int _isLooking;

    internal FilePoll(SqliteEventStore store, TimeSpan interval)
    {
        _store = store;
        _interval = interval;
        _timer = new Timer(static poll => ((FilePoll)poll!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellation) =>
        _store.Read(0, cancellation, static (connection, _, _) => connection.Log.ReadLastPosition());

    public void Begin(EventFeed feed)
    {
        _feed = feed;
        _timer.Change(_interval, _interval);
    }

    public void End(EventFeed feed)
    {
        _feed = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    // A file that answers slowly is not looked at twice at a time, and nothing that goes wrong here may end the process.
    private void Look()
    {
        if (_feed is not { } feed || Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            return;
        }

        try
        {
            long known = feed.KnownHead;
            feed.Correct(ReadHeadAsync(CancellationToken.None).GetAwaiter().GetResult(), known);
        }
        catch (Exception)
        {
            // The next look may succeed; whoever reads hears of the failure.
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }
}
