namespace Edict.EventHandlers;

/// <summary>The token of one call, which its time limit cancels where the options say so.</summary>
internal readonly struct CallLimit : IDisposable
{
    private readonly CancellationTokenSource? _limit;
    private readonly CancellationTokenSource? _both;
    private readonly TimeSpan _time;

    internal CallLimit(EventHandlerOptions options, CancellationToken calls, TimeProvider time)
    {
        Token = calls;
        _time = options.TimeLimit;
        if (options.CancelsAtTimeLimit && options.TimeLimit != Timeout.InfiniteTimeSpan)
        {
            _limit = new CancellationTokenSource(options.TimeLimit, time);
            _both = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, calls);
            Token = _both.Token;
        }
    }

    internal CancellationToken Token { get; }

    /// <summary>The limit where it is what ended the call, and not what the call itself has thrown.</summary>
    internal Exception Explain(Exception exception) => exception is OperationCanceledException && _limit is { IsCancellationRequested: true }
        ? new TimeoutException($"The call took longer than its limit of {_time}.", exception)
        : exception;

    public void Dispose()
    {
        _both?.Dispose();
        _limit?.Dispose();
    }
}
