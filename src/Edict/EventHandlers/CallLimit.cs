namespace Edict.EventHandlers;

/// <summary>The token of one call, which its time limit cancels where the options say so.</summary>
internal readonly struct CallLimit : IDisposable
{
    private readonly CancellationTokenSource? _limit;
    private readonly CancellationTokenRegistration _calls;
    private readonly ITimer? _timer;
    private readonly TimeSpan _time;

    internal CallLimit(EventHandlerOptions options, CancellationToken calls, TimeProvider time)
    {
        Token = calls;
        _time = options.TimeLimit;
        if (options.CancelsAtTimeLimit && options.TimeLimit != Timeout.InfiniteTimeSpan)
        {
            CancellationTokenSource limit = new();
            _limit = limit;
            _calls = calls.Register(() => CallTokens.Cancel(limit));
            _timer = time.CreateTimer(static given => CallTokens.Cancel((CancellationTokenSource)given!), limit, options.TimeLimit, Timeout.InfiniteTimeSpan);
            Token = limit.Token;
        }
    }

    internal CancellationToken Token { get; }

    /// <summary>The limit where it is what ended the call, and not what the call itself has thrown.</summary>
    internal Exception Explain(Exception exception) => exception is OperationCanceledException && _limit is { IsCancellationRequested: true }
        ? new TimeoutException($"The call took longer than its limit of {_time}.", exception)
        : exception;

    public void Dispose()
    {
        _timer?.Dispose();
        _calls.Dispose();
        _limit?.Dispose();
    }
}
