using System.Diagnostics;
using System.Threading.Tasks.Sources;
using Edict.Diagnostics;

namespace Edict.Aggregates;

/// <summary>
/// An operation whose caller waits for an answer: from the mailbox, or from its deadline or cancellation, whichever is first.
/// Callers are completed by posting, never on the stack of whoever completes them. Two hold it, the caller and the mailbox.
/// </summary>
internal abstract class WaitingOperation<TResult> : DeadlineEntry, IValueTaskSource<TResult>
{
    private ManualResetValueTaskSourceCore<TResult> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellation;
    private DeadlineTimer? _deadlines;
    private CallChain? _callers;
    private ActivityContext _parent;
    private int _phase;
    private int _holders;
    private bool _isReusable;
    private TResult? _withheld;
    private Exception? _withheldFailure;

    /// <summary>What the caller waits for; to be awaited once.</summary>
    internal ValueTask<TResult> Answer => new(this, _core.Version);

    /// <summary>Whether nobody has answered and nothing runs yet.</summary>
    protected bool IsWaiting => Volatile.Read(ref _phase) == OperationPhase.Waiting;

    internal override CallChain? Callers => _callers;

    /// <summary>The caller's activity.</summary>
    internal ActivityContext Parent => _parent;

    /// <summary>Begins to wait: from here on the deadline and the cancellation may answer.</summary>
    /// <param name="deadlines">The application's deadlines.</param>
    /// <param name="timeout">How long the caller waits.</param>
    /// <param name="cancellation">The caller's token.</param>
    /// <param name="hasStarted">Whether user code has run already, and the store is writing.</param>
    internal void Begin(DeadlineTimer deadlines, TimeSpan timeout, CancellationToken cancellation, bool hasStarted)
    {
        _phase = hasStarted ? OperationPhase.Running : OperationPhase.Waiting;
        _holders = 2;
        _isReusable = true;
        _callers = CallChain.Capture();
        _parent = EdictActivities.Source.HasListeners() ? Activity.Current?.Context ?? default : default;
        _deadlines = deadlines;
        _cancellation = cancellation;
        deadlines.Add(this, timeout);
        if (cancellation.CanBeCanceled)
        {
            _registration = cancellation.UnsafeRegister(static operation => ((WaitingOperation<TResult>)operation!).GiveUp(), this);
        }
    }

    /// <summary>User code is about to run; false when the caller has been answered already, and nothing may run.</summary>
    internal bool TryStart() => TryMove(OperationPhase.Waiting, OperationPhase.Running);

    /// <summary>All that ran was undone; false when the caller has been answered already.</summary>
    internal bool TryPause() => TryMove(OperationPhase.Running, OperationPhase.Waiting);

    /// <summary>Answers the caller, unless it has been answered, and lets go of the operation. Mailbox only, once.</summary>
    internal void Complete(TResult result)
    {
        if (TryFinish())
        {
            _core.SetResult(result);
        }

        LetGo();
    }

    /// <summary>Fails the caller, unless it has been answered, and lets go of the operation. Mailbox only, once.</summary>
    internal void Fail(Exception exception)
    {
        if (TryFinish())
        {
            _core.SetException(exception);
        }

        LetGo();
    }

    /// <summary>Answers, or fails, at once; or, where the state rests on what is on its way to the store, when that is durable.</summary>
    protected void AnswerWhenDurable(Mailbox mailbox, TResult result, Exception? failure)
    {
        _withheld = result;
        _withheldFailure = failure;
        if (mailbox.IsFlying)
        {
            mailbox.Pipeline.Board(this);
        }
        else
        {
            Release();
        }
    }

    /// <summary>Gives the answer that was kept back.</summary>
    protected void Release()
    {
        TResult? result = _withheld;
        Exception? failure = _withheldFailure;
        ForgetWithheld();
        if (failure is null)
        {
            Conclude(result!);
        }
        else
        {
            Conclude(failure);
        }
    }

    protected void ForgetWithheld()
    {
        _withheld = default;
        _withheldFailure = null;
    }

    /// <summary>Answers; whoever has more to end with its answer ends it here.</summary>
    protected virtual void Conclude(in TResult result) => Complete(result);

    /// <summary>Fails; whoever has more to end with its answer ends it here.</summary>
    protected virtual void Conclude(Exception exception) => Fail(exception);

    /// <summary>Lets go of an operation that never reached the queue, and whose caller will not await it.</summary>
    internal void Abandon()
    {
        // Where the deadline was first, it still holds the operation.
        if (TryFinish())
        {
            LetGo();
            LetGo();
        }
    }

    TResult IValueTaskSource<TResult>.GetResult(short token)
    {
        // Who asks too early, or a second time, holds nothing that it could let go of; by then another caller may hold the operation.
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The answer is not there yet. Await it once.");
        }

        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            LetGo();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<TResult>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<TResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    internal sealed override void Expire() => GiveUp();

    /// <summary>The answer of an operation that is given up.</summary>
    /// <param name="hasStarted">User code has run, and the store may have written.</param>
    /// <param name="cancellation">The caller's token; cancelled when that is the reason.</param>
    /// <param name="result">The answer.</param>
    /// <returns>An exception instead of an answer, or null.</returns>
    protected abstract Exception? AnswerGivenUp(bool hasStarted, CancellationToken cancellation, out TResult result);

    /// <summary>Both holders have let go of an operation that nothing else knows any more.</summary>
    protected abstract void Recycle();

    /// <summary>Makes the operation fit for another caller.</summary>
    protected void ResetAnswer()
    {
        _core.Reset();
        _callers = null;
        _cancellation = default;
        _registration = default;
    }

    private bool TryMove(int from, int to) => Interlocked.CompareExchange(ref _phase, to, from) == from;

    private bool TryFinish()
    {
        bool isFirst = TryMove(OperationPhase.Running, OperationPhase.Done) || TryMove(OperationPhase.Waiting, OperationPhase.Done);
        if (isFirst)
        {
            // Where one of them has begun to fire it still holds the operation, which must then never serve another caller.
            bool isForgotten = _deadlines!.Remove(this);
            _isReusable = (!_cancellation.CanBeCanceled || _registration.Unregister()) && isForgotten;
        }

        return isFirst;
    }

    private void GiveUp()
    {
        bool hasStarted = false;
        while (!TryMove(hasStarted ? OperationPhase.Running : OperationPhase.Waiting, OperationPhase.GivenUp))
        {
            if (Volatile.Read(ref _phase) is OperationPhase.Done or OperationPhase.GivenUp)
            {
                return;
            }

            hasStarted = !hasStarted;
        }

        _isReusable = false;
        _deadlines!.Remove(this);
        _registration.Unregister();
        Exception? exception = AnswerGivenUp(hasStarted, _cancellation, out TResult result);
        if (exception is null)
        {
            _core.SetResult(result);
        }
        else
        {
            _core.SetException(exception);
        }
    }

    private void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) == 0 && _isReusable)
        {
            Recycle();
        }
    }
}
