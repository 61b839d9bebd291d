using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict;

/// <summary>One event handler of a running application: how it stands, and what an operator does with it. Safe for concurrent use.</summary>
public sealed class EventHandlerHandle
{
    private readonly EventHandlerRunner _runner;
    private readonly HandlerWatch _watch;
    private readonly HandlerWaiting _waiting;
    private readonly SubscriptionHost _host;
    private readonly TimeSpan _timeout;

    internal EventHandlerHandle(EventHandlerRunner runner, HandlerWatch watch, HandlerWaiting waiting, SubscriptionHost host, TimeSpan timeout)
    {
        _runner = runner;
        _watch = watch;
        _waiting = waiting;
        _host = host;
        _timeout = timeout;
        DeadLetters = new DeadLetterQueue(runner, host.Store.DeadLetters);
    }

    /// <summary>Those who wait for it.</summary>
    internal HandlerWaits Waits => _runner.Waits;

    /// <summary>Its stable name.</summary>
    public string Name => _runner.Name;

    /// <summary>How it stands in this process.</summary>
    public EventHandlerStatus Status => _watch.StatusOf(_runner);

    /// <summary>The events that it could not handle.</summary>
    public DeadLetterQueue DeadLetters { get; }

    /// <summary>Reads how it stands in the store, whichever process runs it.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How it stands; <see langword="null"/> when no process has run it yet.</returns>
    /// <exception cref="EventStoreException">The store failed.</exception>
    public ValueTask<SubscriptionInfo?> ReadSubscriptionAsync(CancellationToken cancellation = default) =>
        _host.Store.Subscriptions.ReadAsync(Name, cancellation);

    /// <summary>
    /// Waits until it has processed everything up to a position, whichever process runs it: so that what is read afterwards from what it writes shows that position.
    /// </summary>
    /// <param name="position">The position, such as <see cref="RecordedEvent.Position"/> or that of a dispatch's answer; 0 for nothing.</param>
    /// <param name="timeout">How long at most: more than zero, or <see cref="Timeout.InfiniteTimeSpan"/>; <see langword="null"/> for <see cref="EdictOptions.ConsistencyTimeout"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>
    /// Why it has not; <see langword="null"/> when it has. Events before the position that are among its dead letters count as processed; one at the position does not.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is below zero, or the time out of its range.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<UnseenReason?> WaitForAsync(long position, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        TimeSpan longest = timeout ?? _timeout;
        if (longest <= TimeSpan.Zero && longest != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "The time must be more than zero, or Timeout.InfiniteTimeSpan.");
        }

        if (position == 0)
        {
            return null;
        }

        UnseenReason? reason = await _waiting.WaitAsync(EventWait.UpTo(position, _host.Time), longest, cancellation).ConfigureAwait(false);
        return reason == UnseenReason.Cancelled ? throw new OperationCanceledException(cancellation) : reason;
    }

    /// <summary>Runs it, also after it stopped by itself: it goes on with the event after its checkpoint. One that runs goes on.</summary>
    public Task StartAsync() => _runner.StartAsync();

    /// <summary>
    /// Ends it in this process after the calls in progress, so that another process can take over at once. Not to be awaited by the handler itself, whose call it waits for.
    /// </summary>
    public Task StopAsync() => _runner.StopAsync();

    /// <summary>
    /// Lets it handle everything from a position on again, or leave out what is before: its calls in progress end, <c>OnReset</c> is called, its checkpoint is moved, its
    /// dead letters from that position on are dropped, and it goes on if it ran. Where another process runs it, this waits until that lets go. The tables of a projection are
    /// made anew, in one transaction with its place.
    /// </summary>
    /// <param name="fromPosition">The first position to be handled: 1, the default, for everything, or more.</param>
    /// <param name="cancellation">Gives up waiting until this process may; what has begun then is done to its end.</param>
    /// <exception cref="EventHandlerNotRunningException">Another process took over meanwhile; what <c>OnReset</c> did stays done, the checkpoint is where it was.</exception>
    /// <exception cref="EventHandlerUnavailableException">The database of the projection could not be reached; its tables are as they were.</exception>
    /// <exception cref="EventStoreException">The store failed; what was not done can be done by calling again.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the handler or the application was stopped meanwhile.</exception>
    /// <remarks>
    /// What <c>OnReset</c> throws comes out of here, and so does what a projection says of tables that a newer version of it has made; the checkpoint is where it was.
    /// </remarks>
    public async Task ResetAsync(long fromPosition = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromPosition, 1);
        try
        {
            await _runner.ResetAsync(fromPosition - 1, cancellation).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            throw new EventHandlerNotRunningException(Name);
        }
    }
}
