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
    private readonly SubscriptionHearers _hearers = new();
    private readonly NoticeSender _sender;
    private readonly SubscriptionNoticeSender _subscriptionSender;
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
        Listens = listens;
        _sender = new NoticeSender(pool);
        _subscriptionSender = new SubscriptionNoticeSender(pool);
        _poll = new HeadPoll(pool, _members);
        _listener = listens ? new NoticeListener(direct ?? pool, _members, _hearers, _poll.LookAtAllAsync) : null;
    }

    /// <summary>How many stores use it; changed under the lock of <see cref="FeedHubs"/>.</summary>
    internal int Users { get; set; }

    /// <summary>Whether others are heard, and not only looked after.</summary>
    internal bool Listens { get; }

    /// <summary>Somebody follows a feed.</summary>
    internal void Join(FeedMember member)
    {
        _members.Add(member);
        Begin();
    }

    /// <summary>Nobody follows a feed any longer.</summary>
    internal void Leave(EventFeed feed, string schema)
    {
        _members.Remove(feed, schema);
        EndUnlessUsed();
    }

    /// <summary>Somebody hears what is told about the subscriptions of a schema.</summary>
    internal void Hear(string schema, Action<string> heard)
    {
        _hearers.Add(schema, heard);
        Begin();
    }

    /// <summary>Somebody hears it no longer.</summary>
    internal void StopHearing(string schema, Action<string> heard)
    {
        _hearers.Remove(schema, heard);
        EndUnlessUsed();
    }

    /// <summary>Tells all processes something about subscriptions.</summary>
    internal void Send(string payload) => _subscriptionSender.Send(payload);

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
        await _subscriptionSender.DrainAsync().ConfigureAwait(false);
        if (_direct is not null)
        {
            await _direct.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                _running = RunAfterAsync(_running, _stop.Token);
            }
        }
    }

    private void EndUnlessUsed()
    {
        lock (_gate)
        {
            if (_members.IsEmpty && _hearers.IsEmpty)
            {
                Stop();
            }
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
