namespace Edict.Aggregates;

/// <summary>A function that waits to read an instance's durable state.</summary>
internal sealed class ReadOperation<TAggregate, TResult>(Func<TAggregate, TResult> read, StreamKey stream, TimeSpan timeout)
    : WaitingOperation<TResult>
    where TAggregate : class
{
    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        if (!IsWaiting)
        {
            Complete(default!);
            return default;
        }

        if (!mailbox.IsFlying)
        {
            return ReadAsync(mailbox);
        }

        ReadOnTop(mailbox);
        return default;
    }

    internal override bool CanRide(Mailbox mailbox) => mailbox.Instance.IsLive;

    internal override void Land(Mailbox mailbox) => Release();

    internal override void TakeBack(Mailbox mailbox)
    {
        ForgetWithheld();
        TryPause();
    }

    private void ReadOnTop(Mailbox mailbox)
    {
        TResult result = default!;
        Exception? failure = null;
        try
        {
            result = TryStart() ? mailbox.Read(read) : default!;
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        AnswerWhenDurable(mailbox, result, failure);
    }

    private async ValueTask ReadAsync(Mailbox mailbox)
    {
        TResult result;
        try
        {
            await mailbox.Execution.RehydrateAsync(mailbox).ConfigureAwait(false);
            result = TryStart() ? mailbox.Read(read) : default!;
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Complete(result);
    }

    protected override Exception? AnswerGivenUp(bool hasStarted, CancellationToken cancellation, out TResult result)
    {
        result = default!;
        return cancellation.IsCancellationRequested
            ? new OperationCanceledException($"Reading '{stream}' was cancelled.", cancellation)
            : new TimeoutException($"'{stream}' could not be read within {timeout}: it was busy, or not rehydrated.");
    }

    protected override void Recycle()
    {
        // Its function is its own; nothing would be gained by using it again.
    }
}
