using Edict.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>Runs one event handler in this process, whenever it may: takes the lease, handles, and begins again after what passes.</summary>
internal sealed class EventHandlerRunner(
    HandlerPlan plan, SubscriptionSource source, SubscriptionHost host, HandlerPulse pulse, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;
    private volatile CancellationTokenSource? _resetting;
    private volatile HandlerSession? _session;
    private volatile bool _isOpening;
    private bool _isDisposed;
    private bool _hasProgressed;

    internal string Name => plan.Name;

    internal EventHandlerOptions Options => plan.Options;

    internal HandlerPulse Pulse => pulse;

    internal HandlerSession? Session => _session;

    /// <summary>Those who wait for it.</summary>
    internal HandlerWaits Waits { get; } = new();

    /// <summary>Which events it takes.</summary>
    internal EventFilter Filter => source.Filter;

    /// <summary>Whether it is about to begin, perhaps further back than the store says.</summary>
    internal bool IsBeginning => _isOpening || _resetting is not null;

    /// <summary>Ends when it does not run any more.</summary>
    internal Task Running => _running;

    /// <summary>Makes an object of the class, to find out whether it can be made.</summary>
    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    internal ValueTask TryMakeAsync() => plan.NewScope().DisposeAsync();

    /// <summary>Begins to run it; one that runs goes on.</summary>
    internal async Task StartAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Start();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends it after the calls in progress, and lets others run it; a reset that waits for another process is given up.</summary>
    internal async Task StopAsync()
    {
        if (_resetting is { } resetting)
        {
            await resetting.CancelAsync().ConfigureAwait(false);
        }

        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets it look anew at what it writes to, also when it had stopped for what it found there.</summary>
    internal void Reopen()
    {
        _session?.Reopen();
        if (pulse is { State: EventHandlerState.Stopped, Error: { } error } && plan.Place?.Stops(error) == true)
        {
            _ = StartAsync();
        }
    }

    /// <summary>Lets it begin anew after a position, as soon as this process may run it.</summary>
    /// <exception cref="LeaseLostException">The lease is lost; the checkpoint is where it was.</exception>
    internal async Task ResetAsync(long checkpoint, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Stopping);
        bool ran = !_running.IsCompleted;
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _resetting = waiting;
            await EndAsync().ConfigureAwait(false);
            await ResetAsync(checkpoint, await SubscriptionSession.OpenAsync(source, host, lanes: 1, waiting.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            if (ran && !host.Stopping.IsCancellationRequested)
            {
                Start();
            }

            // Last, so that nobody takes it meanwhile for one that does not run.
            _resetting = null;
            Waits.Wake();
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // A start may have come between.
            _isDisposed = true;
            await EndAsync().ConfigureAwait(false);
            await plan.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            pulse.Leaked(exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    // The checkpoint is moved before letters go: what comes between leaves letters of events that are handled again, never the other way round.
    private async Task ResetAsync(long checkpoint, SubscriptionSession opened)
    {
        await using SubscriptionSession session = opened;
        await HandlerSession.HookAsync(plan, plan.Binding.OnResetAsync, session.Ended).ConfigureAwait(false);
        if (plan.Place is { } place)
        {
            await place.ResetAsync(checkpoint, session.Ended).ConfigureAwait(false);
        }

        await session.MoveAsync(checkpoint).ConfigureAwait(false);

        // Parked streams would otherwise wait behind events that are handled again anyway.
        await host.Store.DeadLetters.RemoveAfterAsync(source.Name, checkpoint).ConfigureAwait(false);
    }

    private void Start()
    {
        if (!_running.IsCompleted)
        {
            return;
        }

        _stop?.Dispose();
        _stop = new CancellationTokenSource();
        CancellationToken stop = _stop.Token;
        pulse.Waits();
        using (ExecutionContext.SuppressFlow())
        {
            _running = Task.Run(() => RunAsync(stop), CancellationToken.None);
        }
    }

    private async Task EndAsync()
    {
        if (_stop is not null)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        int failures = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                pulse.Waits();
                await HandleAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception) when (exception is LeaseLostException or OperationCanceledException)
            {
                pulse.LeaseLost();
                Waits.Wake();
            }
            catch (NothingLeftException)
            {
                break;
            }
            catch (PlaceChangedException)
            {
                // It is opened anew.
            }
            catch (Exception exception) when (Stops(exception))
            {
                pulse.Stopped(exception);
                Waits.Wake();
                return;
            }
            catch (Exception exception)
            {
                failures = _hasProgressed ? 1 : failures + 1;
                pulse.Fails(exception);
                Waits.Wake();
                await PauseAsync(failures, stop).ConfigureAwait(false);
            }
        }

        pulse.Became(EventHandlerState.Off);
        Waits.Wake();
    }

    private bool Stops(Exception exception) =>
        exception is EventHandlerStoppedException or PositionAheadException or SubscriptionInUseException || plan.Place?.Stops(exception) == true;

    private async Task HandleAsync(CancellationToken stop)
    {
        _hasProgressed = false;
        IOpenPlace? place = null;
        if (plan.Place is not null)
        {
            await plan.Place.ReadyAsync(stop).ConfigureAwait(false);
        }

        try
        {
            await using SubscriptionSession session = await SubscriptionSession.OpenAsync(source, host, BeginAsync, stop).ConfigureAwait(false);
            await using HandlerSession handling = await HandlerSession.OpenAsync(plan, session, place, host, pulse, Waits, logger).ConfigureAwait(false);
            await HandleAsync(session, handling).ConfigureAwait(false);
        }
        finally
        {
            _isOpening = false;
        }

        async ValueTask<SessionStart> BeginAsync(SubscriptionLease lease, long unknown)
        {
            _isOpening = plan.Place is not null;
            place = plan.Place is null ? null : await plan.Place.OpenAsync(lease, unknown, stop).ConfigureAwait(false);
            return place is null
                ? new SessionStart(lease.Checkpoint, plan.Options.Concurrency)
                : new SessionStart(place.Lanes.Min(static lane => lane.Position), place.Lanes.Count);
        }
    }

    private async Task HandleAsync(SubscriptionSession session, HandlerSession handling)
    {
        pulse.Became(EventHandlerState.CatchingUp);
        _session = handling;
        _isOpening = false;
        Waits.Begin(handling.Done);
        try
        {
            await handling.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _session = null;
            _hasProgressed = session.Done > session.Start;
        }
    }

    private async Task PauseAsync(int failures, CancellationToken stop)
    {
        TimeSpan pause = Backoff.After(failures, FirstPause, LongestPause);
        await Task.Delay(pause, host.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
