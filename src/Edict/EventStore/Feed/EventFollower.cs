namespace Edict.EventStore;

/// <summary>Someone who follows a feed, by position: what is still in memory is taken from there, anything else is read from the store.</summary>
internal sealed class EventFollower(EventFeed feed, long fromPosition, EventFilter filter) : IEventFollower
{
    private long _next = Math.Max(1, fromPosition);
    private volatile bool _disposed;

    public long Next
    {
        get => Volatile.Read(ref _next);
        internal set => Volatile.Write(ref _next, value);
    }

    internal EventFilter Filter => filter;

    public async ValueTask<EventPage> ReadAsync(int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            cancellation.ThrowIfCancellationRequested();
            if ((feed.TakeRecent(this, limit) ?? await feed.ReadStoredAsync(this, limit, cancellation).ConfigureAwait(false)) is { } page)
            {
                return page;
            }

            await feed.WaitAsync(Next, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            feed.Leave(this);
        }
    }
}
