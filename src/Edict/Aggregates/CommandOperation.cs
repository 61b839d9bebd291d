using System.Diagnostics;
using System.Runtime.CompilerServices;
using Edict.Diagnostics;

namespace Edict.Aggregates;

/// <summary>A command that waits: for its turn, for rehydration, or for the store. Pooled.</summary>
internal sealed class CommandOperation(IdlePool<CommandOperation> pool) : WaitingOperation<DispatchResult>
{
    private CommandEnvelope _command;
    private object _stream = null!;
    private Activity? _activity;
    private int _conflicts;
    private bool _asksFirst;

    /// <summary>The command.</summary>
    internal ref readonly CommandEnvelope Command => ref _command;

    internal void Assign(in CommandEnvelope command, object stream)
    {
        _command = command;
        _stream = stream;
    }

    /// <summary>Counts a conflict that its own events met; false when it was the last one allowed.</summary>
    internal bool MayTryAgain(int retryAttempts) => _conflicts++ < (_command.Options?.RetryAttempts ?? retryAttempts);

    /// <summary>The store knows it, or has more than the instance: it is looked for before it is decided on again.</summary>
    internal void AskFirst() => _asksFirst = _command.MayBeRepeat;

    internal override bool CanRide(Mailbox mailbox) => !_asksFirst && CommandExecution.CanDecideNow(mailbox.Instance, _command);

    /// <summary>Runs the command, without waiting where it can.</summary>
    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        if (IsWaiting && !CanRide(mailbox))
        {
            return ExecuteAsync(mailbox);
        }

        if (!TryStart())
        {
            // The caller has been told that the command will not run.
            Complete(default);
            return default;
        }

        return Decide(mailbox);
    }

    internal override void Land(Mailbox mailbox)
    {
        if (Decided is not { } decided)
        {
            Release();
            return;
        }

        DispatchResult result = CommandExecution.Accepted(mailbox.Instance, decided);
        Decided = null;
        mailbox.Pipeline.Return(decided);
        Conclude(result);
    }

    internal override void TakeBack(Mailbox mailbox)
    {
        if (Decided is { } decided)
        {
            Decided = null;
            mailbox.Pipeline.Return(decided);
        }

        EndActivity();
        ForgetWithheld();
        TryPause();
    }

    /// <summary>Its append has failed.</summary>
    internal void Lose(Mailbox mailbox, Exception exception)
    {
        mailbox.Pipeline.Return(Decided!);
        Decided = null;
        if (exception is EventStoreException { MayBeStored: true } failure)
        {
            Conclude(DispatchResult.Unknown(_stream, _command.CommandId, failure));
        }
        else
        {
            Conclude(exception);
        }
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
        _conflicts = 0;
        _asksFirst = false;
        pool.Return(this);
    }

    protected override void Conclude(in DispatchResult result)
    {
        _activity?.SetResult(result);
        EndActivity();
        Complete(result);
    }

    protected override void Conclude(Exception exception)
    {
        _activity?.SetFailure(exception);
        EndActivity();
        Fail(exception);
    }

    private ValueTask Decide(Mailbox mailbox)
    {
        ExecutingThread thread = ExecutingThread.Current;
        bool isOnTop = mailbox.IsFlying;
        AppendInFlight flight = isOnTop ? mailbox.Pipeline.Rent() : mailbox.Execution.Rent(thread);
        Activity? outer = BeginActivity();
        DispatchResult result = default;
        Exception? failure = null;
        try
        {
            mailbox.Execution.Begin(_command, flight);
            RunOutcome outcome = isOnTop
                ? mailbox.Execution.DecideOnTop(mailbox, _command, flight, thread)
                : mailbox.Execution.Run(mailbox, _command, flight, thread);
            if (outcome == RunOutcome.Appending)
            {
                Board(mailbox, flight, thread, isOnTop);
                return default;
            }

            result = CommandExecution.Answer(mailbox.Instance, flight, outcome);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            LeaveActivity(outer);
        }

        Return(mailbox, flight, thread, isOnTop);
        if (_command.MayBeRepeat && !result.IsAccepted)
        {
            return AskAsync(mailbox);
        }

        AnswerWhenDurable(mailbox, result, failure);
        return default;
    }

    /// <summary>
    /// Events that are stored already are noticed by the append. A command without events may yet be a repeat, refused by the state that
    /// it made itself: that is known only by asking.
    /// </summary>
    private ValueTask AskAsync(Mailbox mailbox)
    {
        EndActivity();
        AskFirst();
        TryPause();
        if (!mailbox.IsFlying)
        {
            return RunAsync(mailbox);
        }

        mailbox.PutBack([this]);
        return default;
    }

    private void Board(Mailbox mailbox, AppendInFlight flight, ExecutingThread thread, bool isOnTop)
    {
        if (isOnTop)
        {
            mailbox.Pipeline.Board(this, flight);
            return;
        }

        flight.Detach(thread);
        mailbox.Pipeline.Begin(this, flight);
    }

    private static void Return(Mailbox mailbox, AppendInFlight flight, ExecutingThread thread, bool isOnTop)
    {
        if (isOnTop)
        {
            mailbox.Pipeline.Return(flight);
        }
        else
        {
            flight.Return(thread);
        }
    }

    // The command's own activity is the current one while it is decided on, and goes on until it is answered.
    private Activity? BeginActivity()
    {
        if (!EdictActivities.Source.HasListeners())
        {
            return null;
        }

        Activity? outer = Activity.Current;
        _activity = EdictActivities.StartHandle((StreamKey)_stream, _command.Route.CommandType, _command.CommandId, Parent);
        return outer;
    }

    private void LeaveActivity(Activity? outer)
    {
        if (_activity is not null)
        {
            Activity.Current = outer;
        }
    }

    private void EndActivity()
    {
        if (_activity is not { } activity)
        {
            return;
        }

        _activity = null;
        Activity? current = Activity.Current;
        activity.Dispose();
        Activity.Current = current;
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
}
