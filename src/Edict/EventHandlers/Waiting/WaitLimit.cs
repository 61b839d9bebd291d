using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>Until when somebody waits: the time is up, who waits gives up, or the application stops.</summary>
internal sealed class WaitLimit : IDisposable
{
    // About as much as a timer can wait for.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly SubscriptionHost _host;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _over;
    private readonly long _began;

    internal WaitLimit(SubscriptionHost host, TimeSpan timeout, CancellationToken cancellation)
    {
        _host = host;
        _timeout = timeout > Longest ? Timeout.InfiniteTimeSpan : timeout;
        _cancellation = cancellation;
        _began = host.Time.GetTimestamp();
        _timer = new CancellationTokenSource(_timeout, host.Time);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellation, host.Stopping);
        Token = _over.Token;
    }

    /// <summary>Ends with it whatever is done for the wait.</summary>
    internal CancellationToken Token { get; }

    /// <summary>How much of the time is left.</summary>
    internal TimeSpan Left => _timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : _timeout - _host.Time.GetElapsedTime(_began) is { Ticks: > 0 } left ? left
        : TimeSpan.Zero;

    /// <summary>Which of these it was; <see langword="null"/> while it goes on.</summary>
    internal WaitEnd? End => !Token.IsCancellationRequested ? null
        : _host.Stopping.IsCancellationRequested ? new WaitEnd(UnseenReason.Stopping)
        : _cancellation.IsCancellationRequested ? new WaitEnd(UnseenReason.Cancelled)
        : WaitEnd.TimedOut;

    public void Dispose()
    {
        _over.Dispose();
        _timer.Dispose();
    }
}
