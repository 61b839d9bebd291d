using System.Runtime.CompilerServices;

namespace Edict.Aggregates;

/// <content>How commands are taken: on the caller's thread where the mailbox is idle, otherwise through the queue.</content>
internal sealed partial class Mailbox
{
    /// <summary>Becomes the owner of an idle mailbox, for one command that is not called from another's user code.</summary>
    internal bool TryEnter(ExecutingThread thread) => thread.Innermost is null && _queue.TryEnter();

    /// <summary>Takes a command.</summary>
    /// <returns>False when the mailbox has stopped, and the command has to go to another.</returns>
    internal bool TryExecute(in CommandEnvelope command, CancellationToken cancellation, out ValueTask<DispatchResult> answer)
    {
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.ThrowIfExecuting(this, thread);
        if (_queue.TryEnter())
        {
            answer = ExecuteAsync(command, thread, cancellation);
            return true;
        }

        IdleSweeps = 0;
        CommandOperation operation = Begin(command, cancellation, hasStarted: false);
        answer = operation.Answer;
        PushOutcome outcome = Post(operation);
        if (outcome is PushOutcome.Full or PushOutcome.Stopped)
        {
            operation.Abandon();
            answer = new(DispatchResult.Without(DispatchStatus.Overloaded, Instance.StreamObject, version: 0, command.CommandId));
        }

        return outcome != PushOutcome.Stopped;
    }

    /// <summary>Runs a command on the caller's thread. Owner only.</summary>
    /// <remarks>
    /// Results are copied as seldom as can be: a copy right after it was made stalls the processor for longer than a handler runs. What
    /// is rare lies in methods of its own, which keep their results out of this one's frame: a frame is cleared at each call.
    /// </remarks>
    internal ValueTask<DispatchResult> ExecuteAsync(in CommandEnvelope command, ExecutingThread thread, CancellationToken cancellation)
    {
        IdleSweeps = 0;
        if (cancellation.IsCancellationRequested || !CommandExecution.CanStartNow(Instance, command))
        {
            return ExecuteWaitingAsync(command, cancellation);
        }

        AppendInFlight? flight = null;
        RunOutcome outcome;
        try
        {
            flight = Execution.Begin(command, thread);
            outcome = Execution.Run(this, command, flight, thread);
        }
        catch (Exception exception)
        {
            return AnswerFailed(flight, thread, exception);
        }

        if (outcome != RunOutcome.Accepted)
        {
            return AnswerOther(command, flight, outcome, thread, cancellation);
        }

        object events = flight.Decided.ToContent()!;
        long version = flight.Version;
        long position = flight.Position;
        flight.Return(thread);
        Leave();
        return new ValueTask<DispatchResult>(DispatchResult.Accepted(Instance.StreamObject, version, position, command.CommandId, events));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<DispatchResult> AnswerFailed(AppendInFlight? flight, ExecutingThread thread, Exception exception)
    {
        flight?.Return(thread);
        Leave();
        return ValueTask.FromException<DispatchResult>(exception);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<DispatchResult> AnswerOther(
        in CommandEnvelope command, AppendInFlight flight, RunOutcome outcome, ExecutingThread thread, CancellationToken cancellation)
    {
        if (outcome == RunOutcome.Appending)
        {
            return OwnAppend(Begin(command, cancellation, hasStarted: true), flight, thread);
        }

        DispatchResult result = CommandExecution.Answer(Instance, flight, outcome);
        flight.Return(thread);
        Leave();
        return new ValueTask<DispatchResult>(result);
    }

    /// <summary>Takes a command that has to wait before it is decided on. Owner only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<DispatchResult> ExecuteWaitingAsync(in CommandEnvelope command, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            Leave();
            return new(DispatchResult.Without(DispatchStatus.Expired, Instance.StreamObject, version: 0, command.CommandId));
        }

        CommandOperation operation = Begin(command, cancellation, hasStarted: false);
        ValueTask<DispatchResult> answer = operation.Answer;
        Own(operation);
        return answer;
    }

    private CommandOperation Begin(in CommandEnvelope command, CancellationToken cancellation, bool hasStarted)
    {
        CommandOperation operation = environment.Operations.Rent();
        operation.Assign(command, Instance.StreamObject);
        operation.Begin(environment.Deadlines, command.Options?.Timeout ?? environment.Settings.DispatchTimeout, cancellation, hasStarted);
        return operation;
    }

    private ValueTask<DispatchResult> OwnAppend(CommandOperation operation, AppendInFlight flight, ExecutingThread thread)
    {
        ValueTask<DispatchResult> answer = operation.Answer;
        flight.Detach(thread);
        Pipeline.Begin(operation, flight);
        if (TrySettle())
        {
            Leave();
        }

        return answer;
    }
}
