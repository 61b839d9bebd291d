namespace Edict.Aggregates;

/// <summary>Tells that everything queued before it is done.</summary>
internal sealed class StopOperation : Operation
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Reached => _reached.Task;

    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        _reached.SetResult();
        return default;
    }
}
