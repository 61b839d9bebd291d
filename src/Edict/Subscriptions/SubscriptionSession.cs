using System.Runtime.ExceptionServices;

namespace Edict.Subscriptions;

/// <summary>
/// A durable subscription while this process holds its lease: pages of events from its checkpoint on, and the checkpoint that follows what is done. Pages are
/// read by one.
/// </summary>
internal sealed class SubscriptionSession : IAsyncDisposable
{
    private const int PageSize = 4_096;

    private readonly SubscriptionSource _source;
    private readonly SubscriptionHost _host;
    private readonly HeldLease _held;
    private readonly IEventFollower _follower;
    private readonly CancellationTokenSource _ended;
    private readonly CheckpointWriter _checkpoint;
    private readonly Task _checkpointing;
    private readonly Progress _progress;
    private ExceptionDispatchInfo? _failure;
    private bool _isMoved;

    private SubscriptionSession(SubscriptionSource source, SubscriptionHost host, HeldLease held, SessionStart start, CancellationToken stop)
    {
        _source = source;
        _host = host;
        _held = held;
        Start = start.Position;
        Lanes = start.Lanes;
        _follower = host.Store.Feed.Follow(start.Position + 1, source.Filter);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, stop);
        Ended = _ended.Token;
        _progress = new Progress(start.Position, start.Lanes);
        _checkpoint = new CheckpointWriter(source, host, held, _progress);
        _checkpointing = _checkpoint.RunAsync(Ended);
    }

    internal SubscriptionLease Lease => _held.Lease;

    /// <summary>The position after which it began.</summary>
    internal long Start { get; }

    /// <summary>How many go on side by side.</summary>
    internal int Lanes { get; }

    /// <summary>Ends when the lease is lost, the subscription is stopped, or something broke it.</summary>
    internal CancellationToken Ended { get; }

    /// <summary>Ends when the lease is lost.</summary>
    internal CancellationToken Lost => _held.Lost;

    /// <summary>The position up to which everything is done.</summary>
    internal long Done => _progress.Done;

    /// <summary>Whether an event of a lane is done, perhaps before earlier ones of other lanes are.</summary>
    internal bool IsDone(int lane, long position) => _progress.IsDone(lane, position);

    /// <summary>Waits for the lease, and begins where the checkpoint is.</summary>
    /// <param name="source">What it is about.</param>
    /// <param name="host">What it uses.</param>
    /// <param name="lanes">How many go on side by side.</param>
    /// <param name="stop">Ends it.</param>
    internal static ValueTask<SubscriptionSession> OpenAsync(SubscriptionSource source, SubscriptionHost host, int lanes, CancellationToken stop) =>
        OpenAsync(source, host, (lease, _) => new ValueTask<SessionStart>(new SessionStart(lease.Checkpoint, lanes)), stop);

    /// <summary>Waits for the lease, and begins where somebody says who is asked then.</summary>
    /// <param name="source">What it is about.</param>
    /// <param name="host">What it uses.</param>
    /// <param name="begin">Says where it begins, from the lease and from where it would begin if nothing were known of it.</param>
    /// <param name="stop">Ends it.</param>
    internal static async ValueTask<SubscriptionSession> OpenAsync(
        SubscriptionSource source, SubscriptionHost host, Func<SubscriptionLease, long, ValueTask<SessionStart>> begin, CancellationToken stop)
    {
        long unknown = await StartAsync(source, host, stop).ConfigureAwait(false);
        await host.Store.Subscriptions.CreateAsync(source.Name, unknown, stop).ConfigureAwait(false);
        HeldLease held = await host.Keeper.TakeAsync(source.Name, stop).ConfigureAwait(false);
        try
        {
            return new SubscriptionSession(source, host, held, await begin(held.Lease, unknown).ConfigureAwait(false), stop);
        }
        catch
        {
            await host.Keeper.ReleaseAsync(held).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Where a subscription begins that the store does not know.</summary>
    private static async ValueTask<long> StartAsync(SubscriptionSource source, SubscriptionHost host, CancellationToken cancellation) =>
        source.StartPosition is { } position ? position - 1
        : source.StartFrom == StartFrom.Origin ? 0
        : await host.Store.Feed.ReadHeadAsync(cancellation).ConfigureAwait(false);

    /// <summary>Reads the next page, and waits for it where the end was reached.</summary>
    /// <exception cref="LeaseLostException">The lease is lost.</exception>
    /// <exception cref="PositionAheadException">The checkpoint lies beyond the end of the store.</exception>
    internal async ValueTask<EventPage> ReadAsync()
    {
        try
        {
            return await _follower.ReadAsync(PageSize, Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ThrowWhyEnded();
            throw;
        }
    }

    /// <summary>Events of a page are given to whoever handles those of a lane; in the order of positions.</summary>
    internal void Enter(int lane, long first, long last) => _progress.Enter(lane, first, last);

    /// <summary>All wanted events of a page were entered.</summary>
    internal void Pass(EventPage page) => _progress.Pass(page.Next - 1);

    /// <summary>A lane begins with an event.</summary>
    internal void Begin(int lane, long position) => _progress.Begin(lane, position);

    /// <summary>A lane has done some more events.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="position">The position of the last of them.</param>
    /// <param name="events">How many.</param>
    internal void Complete(int lane, long position, int events)
    {
        _progress.Complete(lane, position);
        _checkpoint.Advanced(events);
    }

    /// <summary>Ends the session: the first to say why is heard by whoever reads.</summary>
    internal void Break(Exception why)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(why), null);
        End();
    }

    // Who has disposed it has ended it before.
    private void End()
    {
        try
        {
            _ = _ended.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Throws what ended the session, unless it was stopped.</summary>
    internal void ThrowWhyEnded()
    {
        _failure?.Throw();
        if (_held.IsLost)
        {
            throw new LeaseLostException(_source.Name);
        }
    }

    /// <summary>Stores another checkpoint than what was done, with which the next session begins; this one is over.</summary>
    /// <exception cref="LeaseLostException">The lease is lost.</exception>
    internal async ValueTask MoveAsync(long position)
    {
        await EndAsync().ConfigureAwait(false);
        await _checkpoint.MoveAsync(position).ConfigureAwait(false);
        _isMoved = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync().ConfigureAwait(false);
            if (!_isMoved)
            {
                await _checkpoint.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // What was done and not noted is done again, which every subscription has to bear.
        }
        finally
        {
            _follower.Dispose();
            _ended.Dispose();
            await _host.Keeper.ReleaseAsync(_held).ConfigureAwait(false);
        }
    }

    private async ValueTask EndAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _checkpointing.ConfigureAwait(false);
    }
}
