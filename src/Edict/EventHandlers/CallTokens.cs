namespace Edict.EventHandlers;

/// <summary>What ends the calls of a session: at once when the lease is lost, a while after the stop otherwise.</summary>
internal sealed class CallTokens : IDisposable
{
    // So long a call may go on after the stop.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _calls = new();
    private readonly CancellationTokenRegistration _lost;
    private readonly CancellationTokenRegistration _stopped;
    private ITimer? _grace;

    internal CallTokens(CancellationToken ended, CancellationToken lost, TimeProvider time)
    {
        Ended = ended;
        _lost = lost.Register(() => Cancel(_calls));
        _stopped = ended.Register(() => _grace = time.CreateTimer(
            static calls => Cancel((CancellationTokenSource)calls!), _calls, Grace, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Cancels what a handler was given, from a thread that must not hear what the handler's own callbacks throw.</summary>
    internal static void Cancel(CancellationTokenSource given)
    {
        try
        {
            given.Cancel();
        }
        catch (Exception exception) when (exception is AggregateException or ObjectDisposedException)
        {
            // The call is told nevertheless, or has ended already.
        }
    }

    /// <summary>Ends when no further call is made.</summary>
    internal CancellationToken Ended { get; }

    internal CallLimit Limit(EventHandlerOptions options, TimeProvider time) => new(options, _calls.Token, time);

    /// <summary>Whether an exception only says that calls, or their being repeated, were ended.</summary>
    internal bool IsOver(Exception exception) => exception is OperationCanceledException && (_calls.IsCancellationRequested || Ended.IsCancellationRequested);

    public void Dispose()
    {
        _lost.Dispose();
        _stopped.Dispose();
        _grace?.Dispose();
        _calls.Dispose();
    }
}
