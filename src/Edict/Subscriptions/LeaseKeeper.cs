namespace Edict.Subscriptions;

/// <summary>
/// Takes and holds the leases of all subscriptions of an application, with one call to the store for all of them: a third of a lease before they end, and
/// four times a second while it waits for one. Safe for concurrent use.
/// </summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private static readonly TimeSpan WaitingPause = TimeSpan.FromMilliseconds(250);

    private readonly ISubscriptionStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _duration;
    private readonly Action<Exception> _report;
    private readonly Guid _owner = Guid.NewGuid();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HeldLease> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource<HeldLease>> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Doorbell _bell;
    private readonly Lazy<Task> _loop;

    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="duration">How long a lease is valid unless it is held on.</param>
    /// <param name="report">Hears when the store could not be asked.</param>
    internal LeaseKeeper(ISubscriptionStore store, TimeProvider time, TimeSpan duration, Action<Exception> report)
    {
        _store = store;
        _time = time;
        _duration = duration;
        _report = report;
        _bell = new Doorbell(time);
        _loop = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    /// <summary>Waits until a subscription, which the store must know, is this application's.</summary>
    /// <exception cref="SubscriptionInUseException">It is held or waited for in this application already.</exception>
    internal async Task<HeldLease> TakeAsync(string name, CancellationToken cancellation)
    {
        TaskCompletionSource<HeldLease> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_held.ContainsKey(name) || !_waiting.TryAdd(name, waiting))
            {
                throw new SubscriptionInUseException(name);
            }

            _asked.Add(name);
        }

        _ = _loop.Value;
        _bell.Ring();
        using CancellationTokenRegistration givingUp = cancellation.Register(() => GiveUp(name, waiting, cancellation));
        return await waiting.Task.ConfigureAwait(false);
    }

    /// <summary>Lets a lease go, so that another process can take it at once.</summary>
    internal async ValueTask ReleaseAsync(HeldLease lease)
    {
        string name = lease.Lease.Name;
        lock (_gate)
        {
            if (_held.GetValueOrDefault(name) == lease)
            {
                _held.Remove(name);
            }
        }

        if (lease.IsLost)
        {
            return;
        }

        lease.Lose();
        try
        {
            await _store.ReleaseAsync(_owner, [name]).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Whoever enumerated went on after the application had stopped.
        }
        catch (Exception exception)
        {
            // It ends by itself a little later.
            _report(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_loop.IsValueCreated)
        {
            await _loop.Value.ConfigureAwait(false);
            await ReleaseAllAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (Wishes() is { Count: > 0 } wishes)
            {
                await HoldAsync(wishes).ConfigureAwait(false);
            }

            await _bell.WaitAsync(Pause(), _stop.Token).ConfigureAwait(false);
            Expire();
        }
    }

    // However long the store takes, a lease ends here when it ends there.
    private async ValueTask HoldAsync(Dictionary<string, object> wishes)
    {
        Task holding = AskAsync(wishes);
        while (!holding.IsCompleted)
        {
            await Task.WhenAny(holding, Task.Delay(UntilFirstEnd(), _time, _stop.Token)).ConfigureAwait(false);
            Expire();
            if (_stop.IsCancellationRequested)
            {
                break;
            }
        }

        await holding.ConfigureAwait(false);
    }

    // Whatever a store or its driver throws, the leases of all subscriptions rest on this being tried again.
    private async Task AskAsync(Dictionary<string, object> wishes)
    {
        long asked = _time.GetTimestamp();
        try
        {
            IReadOnlyList<SubscriptionLease> leases = await _store.HoldAsync(_owner, [.. wishes.Keys], _duration, _stop.Token).ConfigureAwait(false);
            if (Take(wishes, leases, asked) is { Count: > 0 } unwanted)
            {
                await _store.ReleaseAsync(_owner, unwanted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _report(exception);
        }
    }

    /// <returns>What the store gave though it is wanted no longer.</returns>
    private List<string> Take(Dictionary<string, object> wishes, IReadOnlyList<SubscriptionLease> leases, long asked)
    {
        List<string> unwanted = [];

        // Counted from before the store was asked, so that it ends here before it ends there.
        long validUntil = asked + (long)(_duration.TotalSeconds * _time.TimestampFrequency);
        Dictionary<string, SubscriptionLease> own = leases.ToDictionary(static lease => lease.Name, StringComparer.Ordinal);
        lock (_gate)
        {
            foreach ((string name, object wish) in wishes)
            {
                SubscriptionLease? lease = own.GetValueOrDefault(name);
                if (wish is HeldLease held && _held.GetValueOrDefault(name) == held)
                {
                    HoldOn(held, lease, validUntil);
                }
                else if (lease is not null && _waiting.GetValueOrDefault(name) == wish && _waiting.Remove(name, out TaskCompletionSource<HeldLease>? waiting))
                {
                    HeldLease taken = new(lease, validUntil);
                    _held.Add(name, taken);
                    waiting.TrySetResult(taken);
                }
                else if (lease is not null && !_held.ContainsKey(name))
                {
                    // Who asked has gone meanwhile, and who came in its place asks for itself.
                    unwanted.Add(name);
                }
            }
        }

        return unwanted;
    }

    private void HoldOn(HeldLease held, SubscriptionLease? lease, long validUntil)
    {
        if (held.Lease.Epoch == lease?.Epoch)
        {
            held.ValidUntil = validUntil;
        }
        else
        {
            Lose(held);
        }
    }

    // An answer that came after the end may have taken what nobody here uses.
    private async ValueTask ReleaseAllAsync()
    {
        try
        {
            await _store.ReleaseAsync(_owner, [.. _asked]).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _report(exception);
        }
    }

    private void Expire()
    {
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            foreach (HeldLease held in _held.Values.Where(held => held.ValidUntil <= now).ToList())
            {
                Lose(held);
            }
        }
    }

    private void Lose(HeldLease held)
    {
        _held.Remove(held.Lease.Name);
        held.Lose();
    }

    private void GiveUp(string name, TaskCompletionSource<HeldLease> waiting, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_waiting.GetValueOrDefault(name) == waiting)
            {
                _waiting.Remove(name);
                waiting.TrySetCanceled(cancellation);
            }
        }
    }

    private Dictionary<string, object> Wishes()
    {
        lock (_gate)
        {
            Dictionary<string, object> wishes = new(_held.Count + _waiting.Count, StringComparer.Ordinal);
            foreach ((string name, HeldLease held) in _held)
            {
                wishes.Add(name, held);
            }

            foreach ((string name, TaskCompletionSource<HeldLease> waiting) in _waiting)
            {
                wishes.Add(name, waiting);
            }

            return wishes;
        }
    }

    private TimeSpan Pause()
    {
        lock (_gate)
        {
            TimeSpan third = _duration / 3;
            TimeSpan pause = _held.Count + _waiting.Count == 0 ? Timeout.InfiniteTimeSpan
                : _waiting.Count > 0 && WaitingPause < third ? WaitingPause
                : third;
            TimeSpan end = UntilFirstEnd();
            return pause != Timeout.InfiniteTimeSpan && end != Timeout.InfiniteTimeSpan && end < pause ? end : pause;
        }
    }

    private TimeSpan UntilFirstEnd()
    {
        lock (_gate)
        {
            if (_held.Count == 0)
            {
                return Timeout.InfiniteTimeSpan;
            }

            long left = _held.Values.Min(static held => held.ValidUntil) - _time.GetTimestamp();
            return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(left * 1_000.0 / _time.TimestampFrequency)));
        }
    }
}
