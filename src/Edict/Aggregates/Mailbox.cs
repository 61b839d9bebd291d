using System.Runtime.CompilerServices;

namespace Edict.Aggregates;

/// <summary>
/// Lets one thing at a time happen to one instance. An idle mailbox runs a caller's own command on the caller's thread; a busy one
/// queues it, and the pool drains the queue. See <see cref="MailboxQueue"/> for its state.
/// </summary>
internal sealed partial class Mailbox(AggregateEnvironment environment, CommandExecution execution, StreamKey stream)
    : AggregateInstance(environment.Binding, stream, environment.Traits.IsShared, environment.Snapshots?.BeginInstance()), IThreadPoolWorkItem
{
    // So many operations, then others get the thread.
    private const int DrainedAtOnce = 64;

    private MailboxQueue _queue;
    private Operation? _taken;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _running;
    private Action? _whenRun;
    private Pipeline? _pipeline;

    /// <summary>The instance; touched by the owner only.</summary>
    internal AggregateInstance Instance => this;

    /// <summary>The mailbox whose user code called into this one on the same thread; see <see cref="CallChain"/>.</summary>
    internal Mailbox? Outer { get; set; }

    /// <summary>What called into this one through the queue.</summary>
    internal CallChain? Inherited { get; private set; }

    /// <summary>Counts the beginnings and ends of user code.</summary>
    internal int UserCodeTurns;

    /// <summary>How its instance takes a command.</summary>
    internal CommandExecution Execution { get; } = execution;

    /// <summary>How it goes on while events are on their way to the store; made when that first takes time.</summary>
    internal Pipeline Pipeline => _pipeline ??= new Pipeline(this, environment);

    /// <summary>Whether the state rests on events that are not known to be durable. Owner only.</summary>
    internal bool IsFlying => _pipeline is { IsFlying: true };

    /// <summary>How many sweeps have passed since the last use.</summary>
    internal int IdleSweeps { get; set; }

    /// <summary>Takes a function that reads.</summary>
    /// <returns>False when the mailbox has stopped, and the function has to go to another.</returns>
    internal bool TryRead<TAggregate, TResult>(
        Func<TAggregate, TResult> read, TimeSpan timeout, CancellationToken cancellation, out ValueTask<TResult> answer)
        where TAggregate : class
    {
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.ThrowIfExecuting(this, thread);
        IdleSweeps = 0;
        bool isOwner = _queue.TryEnter();
        if (isOwner && Instance.IsLive)
        {
            answer = ReadInline(read);
            return true;
        }

        ReadOperation<TAggregate, TResult> operation = new(read, Instance.Stream, timeout);
        operation.Begin(environment.Deadlines, timeout, cancellation, hasStarted: false);
        answer = operation.Answer;
        if (isOwner)
        {
            Own(operation);
            return true;
        }

        PushOutcome outcome = Post(operation);
        if (outcome is PushOutcome.Full or PushOutcome.Stopped)
        {
            operation.Abandon();
            answer = ValueTask.FromException<TResult>(
                new AggregateOverloadedException(Instance.Stream, environment.Settings.MailboxCapacity));
        }

        return outcome != PushOutcome.Stopped;
    }

    /// <summary>Drains the queue, on a pool thread.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        environment.DrainContext.Prepare();
        for (int count = 0; count < DrainedAtOnce; count++)
        {
            if (!TrySettle())
            {
                return;
            }

            if (TakeNext() is not { } operation)
            {
                break;
            }

            environment.DrainContext.Restore();
            if (!TryFinish(operation))
            {
                return;
            }
        }

        Leave();
    }

    /// <summary>The store has answered, and nobody owns the mailbox: this thread does now. Otherwise its owner will see to it.</summary>
    internal void TakeOver()
    {
        if (_queue.TryTakeOver())
        {
            Resume();
        }
    }

    /// <summary>Goes on where the mailbox was left to itself while it is owned.</summary>
    internal void Resume() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>So many operations more, or less, count as waiting, and so against the capacity. Owner only.</summary>
    internal void Waits(int count) => _queue.Waits(count);

    /// <summary>Operations that were taken are first in the queue again. Owner only.</summary>
    internal void PutBack(List<Operation> operations)
    {
        for (int index = operations.Count - 1; index >= 0; index--)
        {
            operations[index].Next = _taken;
            _taken = operations[index];
        }

        _queue.Waits(operations.Count);
    }

    private ValueTask<TResult> ReadInline<TAggregate, TResult>(Func<TAggregate, TResult> read)
        where TAggregate : class
    {
        try
        {
            return new ValueTask<TResult>(Read(read));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResult>(exception);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Lets a function read the state, which is live. Owner only.</summary>
    internal TResult Read<TAggregate, TResult>(Func<TAggregate, TResult> read)
        where TAggregate : class
    {
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.Enter(this, thread);
        try
        {
            return read((TAggregate)Instance.State!);
        }
        finally
        {
            CallChain.Leave(this, thread);
        }
    }

    private PushOutcome Post(Operation operation)
    {
        // A snapshot takes no caller's place.
        int capacity = environment.Settings.MailboxCapacity + (Snapshots is null ? 0 : 1);
        PushOutcome outcome = _queue.Push(operation, capacity);
        if (outcome == PushOutcome.Entered)
        {
            Own(operation);
        }

        return outcome;
    }

    /// <summary>Runs the owner's own operation, and leaves when it is done.</summary>
    private void Own(Operation operation)
    {
        if (TryFinish(operation))
        {
            Leave();
        }
    }

    private bool TryFinish(Operation operation)
    {
        if (_pipeline is not null && !TryBegin(operation, _pipeline))
        {
            return false;
        }

        Inherited = operation.Callers;
        return TryFinish(operation.RunAsync(this));
    }

    /// <returns>False when the operation has to wait until what is on its way has landed.</returns>
    private bool TryBegin(Operation operation, Pipeline pipeline)
    {
        if (pipeline.IsFlying && !(pipeline.HasRoom && operation.CanRide(this)))
        {
            PutBack([operation]);
            if (!pipeline.TryPark())
            {
                Resume();
            }

            return false;
        }

        pipeline.Begins();
        return true;
    }

    /// <summary>Takes in what has landed; false when the mailbox is left when that is done.</summary>
    private bool TrySettle() => _pipeline is not { HasLanded: true } || TryFinish(_pipeline.SettleAsync());

    /// <returns>True when the run has ended; otherwise the mailbox is left when it ends.</returns>
    private bool TryFinish(ValueTask run)
    {
        ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter running = run.ConfigureAwait(false).GetAwaiter();
        if (!running.IsCompleted)
        {
            _running = running;
            running.UnsafeOnCompleted(_whenRun ??= FinishRun);
            return false;
        }

        running.GetResult();
        Inherited = null;
        return true;
    }

    private void FinishRun()
    {
        ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter running = _running;
        _running = default;
        running.GetResult();
        Inherited = null;
        Leave();
    }

    private Operation? TakeNext()
    {
        Operation? next = _taken ?? _queue.TakeAll();
        if (next is null)
        {
            return null;
        }

        _taken = next.Next;
        next.Next = null;
        _queue.Took();
        return next;
    }

    /// <summary>Goes idle, or lets the pool see to what waits: never the thread that happens to be here.</summary>
    private void Leave()
    {
        if (Snapshots is not null)
        {
            QueueDueSnapshot(Snapshots);
        }

        bool isFlying = IsFlying;
        if (_taken is not null || !(isFlying ? _queue.TryFly() : _queue.TryLeave()))
        {
            Resume();
        }
        else if (isFlying && _pipeline!.HasLanded)
        {
            // It landed before the mailbox was free to be taken over.
            TakeOver();
        }
    }

    // Whoever is here has answered its caller, or is about to; the pool takes the snapshot, before it goes on with what waits.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void QueueDueSnapshot(InstanceSnapshots snapshots)
    {
        if (IsLive && snapshots.TryBeginTaking(Version))
        {
            PutBack([new SnapshotOperation(environment.Snapshots!)]);
        }
    }
}
