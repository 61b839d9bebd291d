namespace Edict.EventHandlers;

/// <summary>What ends the calls of a session: at once when the lease is lost, a while after the stop otherwise.</summary>
internal sealed class CallTokens : IDisposable
{
    /// <summary>How long a call may go on after the stop.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _calls = new();
    private readonly CancellationTokenRegistration _lost;
    private readonly CancellationTokenRegistration _stopped;
    private ITimer? _grace;

    internal CallTokens(CancellationToken ended, CancellationToken lost, TimeProvider time)
    {
        Ended = ended;
        _lost = lost.Register(_calls.Cancel);
        _stopped = ended.Register(() => _grace = time.CreateTimer(
            static calls => ((CancellationTokenSource)calls!).Cancel(), _calls, Grace, Timeout.InfiniteTimeSpan));
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
