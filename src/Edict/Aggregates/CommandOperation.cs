using System.Runtime.CompilerServices;

namespace Edict.Aggregates;

/// <summary>A command that waits: for its turn, for rehydration, or for the store. Pooled.</summary>
internal sealed class CommandOperation(OperationPool pool) : WaitingOperation<DispatchResult>
{
    private CommandEnvelope _command;
    private object _stream = null!;

    /// <summary>The command.</summary>
    internal ref readonly CommandEnvelope Command => ref _command;

    internal void Assign(in CommandEnvelope command, object stream)
    {
        _command = command;
        _stream = stream;
    }

    /// <summary>Runs the command, without waiting where it can.</summary>
    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        if (!IsWaiting)
        {
            Complete(default);
            return default;
        }

        if (!CommandExecution.CanStartNow(mailbox.Instance, _command))
        {
            return ExecuteAsync(mailbox);
        }

        if (!TryStart())
        {
            Complete(default);
            return default;
        }

        ExecutingThread thread = ExecutingThread.Current;
        AppendInFlight? flight = null;
        DispatchResult result;
        try
        {
            flight = mailbox.Execution.Begin(_command, thread);
            RunOutcome outcome = mailbox.Execution.Run(mailbox, _command, flight, thread);
            if (outcome == RunOutcome.Appending)
            {
                return ResumeAsync(mailbox, flight);
            }

            result = CommandExecution.Answer(mailbox.Instance, flight, outcome);
        }
        catch (Exception exception)
        {
            flight?.Return(thread);
            Fail(exception);
            return default;
        }

        flight.Return(thread);
        Complete(result);
        return default;
    }

    /// <summary>Goes on when the store has answered an append that has begun.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask ResumeAsync(Mailbox mailbox, AppendInFlight flight)
    {
        flight.Detach(ExecutingThread.Current);
        DispatchResult result;
        try
        {
            result = await mailbox.Execution.ResumeAsync(mailbox, this, flight).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Complete(result);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ExecuteAsync(Mailbox mailbox)
    {
        DispatchResult result;
        try
        {
            result = await mailbox.Execution.ExecuteAsync(mailbox, this).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Complete(result);
    }

    protected override Exception? AnswerGivenUp(bool hasStarted, CancellationToken cancellation, out DispatchResult result)
    {
        DispatchStatus status = hasStarted ? DispatchStatus.OutcomeUnknown : DispatchStatus.Expired;
        result = DispatchResult.Without(status, _stream, version: 0, _command.CommandId);
        return null;
    }

    protected override void Recycle()
    {
        ResetAnswer();
        _command = default;
        _stream = null!;
        pool.Return(this);
    }
}
