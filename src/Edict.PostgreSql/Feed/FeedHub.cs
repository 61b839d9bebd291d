using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>
/// What the stores that share a pool of connections share for their feeds: one connection that listens, one poll, one sender of notices,
/// and none of them before somebody follows, or appends. Safe for concurrent use.
/// </summary>
internal sealed class FeedHub
{
    private readonly Lock _gate = new();
    private readonly FeedMembers _members = new();
    private readonly NoticeSender _sender;
    private readonly NoticeListener? _listener;
    private readonly HeadPoll _poll;
    private readonly NpgsqlDataSource? _direct;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <param name="pool">The pool of connections.</param>
    /// <param name="direct">Leads to the server itself, and is disposed by the hub; <see langword="null"/> where the pool does.</param>
    /// <param name="listens">Whether there is a way to the server itself.</param>
    internal FeedHub(NpgsqlDataSource pool, NpgsqlDataSource? direct, bool listens)
    {
        _direct = direct;
        _sender = new NoticeSender(pool);
        _poll = new HeadPoll(pool, _members);
        _listener = listens ? new NoticeListener(direct ?? pool, _members, _poll.LookAtAllAsync) : null;
    }

    /// <summary>How many stores use it; changed under the lock of <see cref="FeedHubs"/>.</summary>
    internal int Users { get; set; }

    /// <summary>Somebody follows a feed.</summary>
    internal void Join(FeedMember member)
    {
        _members.Add(member);
        lock (_gate)
        {
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                _running = RunAfterAsync(_running, _stop.Token);
            }
        }
    }

    /// <summary>Nobody follows a feed any longer.</summary>
    internal void Leave(EventFeed feed, string schema)
    {
        _members.Remove(feed, schema);
        lock (_gate)
        {
            if (_members.IsEmpty)
            {
                Stop();
            }
        }
    }

    /// <summary>Tells other processes that the log of a schema reaches this far.</summary>
    internal void Note(string schema, long position) => _sender.Note(schema, position);

    /// <summary>Stops, once everything was sent that is to be; no store uses it any longer.</summary>
    internal async ValueTask CloseAsync()
    {
        Task running;
        lock (_gate)
        {
            Stop();
            running = _running;
        }

        await running.ConfigureAwait(false);
        await _sender.DrainAsync().ConfigureAwait(false);
        if (_direct is not null)
        {
            await _direct.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Stop()
    {
        // Cancelling a statement asks the server, and those who leave hold locks that writers wait for.
        _ = _stop?.CancelAsync();
        _stop = null;
    }

    private async Task RunAfterAsync(Task before, CancellationToken stop)
    {
        await Task.Yield();
        await before.ConfigureAwait(false);
        await Task.WhenAll(_poll.RunAsync(stop), _listener?.RunAsync(stop) ?? Task.CompletedTask).ConfigureAwait(false);
    }
}
