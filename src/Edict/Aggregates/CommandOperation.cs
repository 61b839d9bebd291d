
namespace Edict.Aggregates;

/// <summary>A command that waits: for its turn, for rehydration, or for the store. Pooled.</summary>
internal sealed class CommandOperation(OperationPool pool) : WaitingOperation<DispatchResult>
{
    private CommandEnvelope _command;
    private StreamKey _stream;

    /// <summary>The command.</summary>
    internal ref readonly CommandEnvelope Command => ref _command;

    internal void Assign(in CommandEnvelope command, StreamKey stream)
    {
        _command = command;
        _stream = stream;
    }

    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        if (!IsWaiting)
        {
            Complete(default);
            return default;
        }

        return mailbox.RunAsync(this);
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
        _stream = default;
        pool.Return(this);
    }
}
