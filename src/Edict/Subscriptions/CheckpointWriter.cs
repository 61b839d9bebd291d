namespace Edict.Subscriptions;

/// <summary>Stores the checkpoint of a session as its progress goes on: after so many events or so much time.</summary>
internal sealed class CheckpointWriter
{
    private readonly SubscriptionSource _source;
    private readonly ISubscriptionStore _store;
    private readonly HeldLease _held;
    private readonly Progress _progress;
    private readonly Doorbell _bell;
    private long _stored;
    private int _notNoted;

    internal CheckpointWriter(SubscriptionSource source, SubscriptionHost host, HeldLease held, Progress progress)
    {
        _source = source;
        _store = host.Store.Subscriptions;
        _held = held;
        _progress = progress;
        _bell = new Doorbell(host.Time);
        _stored = held.Lease.Checkpoint;
        if (progress.Done < _stored)
        {
            // Who relies on what is stored is to hear at once that it is not so any more.
            _bell.Ring();
        }
    }

    /// <summary>Events are done: enough of them are noted at once.</summary>
    internal void Advanced(int events)
    {
        int notNoted = Interlocked.Add(ref _notNoted, events);
        if (notNoted >= _source.CheckpointEvery && notNoted - events < _source.CheckpointEvery)
        {
            _bell.Ring();
        }
    }

    /// <summary>Goes on until it is given up; a lease that turns out to be lost is given up, too.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await _bell.WaitAsync(_source.CheckpointInterval, cancellation).ConfigureAwait(false);
            try
            {
                await FlushAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is LeaseLostException or ObjectDisposedException)
            {
                return;
            }
            catch (Exception)
            {
                // Whatever the store or its driver threw, the next round writes all that is done by then; and who reads hears of a store that fails.
            }
        }
    }

    /// <summary>Stores what is done now.</summary>
    /// <exception cref="LeaseLostException">Another process goes on.</exception>
    internal ValueTask FlushAsync()
    {
        Volatile.Write(ref _notNoted, 0);
        long done = _progress.Done;
        return done == _stored ? default : MoveAsync(done);
    }

    internal async ValueTask MoveAsync(long position)
    {
        if (_held.IsLost)
        {
            throw new LeaseLostException(_source.Name);
        }

        if (!await _store.MoveAsync(_held.Lease, _stored, position).ConfigureAwait(false))
        {
            _held.Lose();
            throw new LeaseLostException(_source.Name);
        }

        _stored = position;
    }
}
