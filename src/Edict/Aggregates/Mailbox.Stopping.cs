namespace Edict.Aggregates;

/// <content>How a mailbox ends.</content>
internal sealed partial class Mailbox
{
    /// <summary>Retires an idle mailbox for ever; its instance is forgotten.</summary>
    internal bool TryRetire() => Snapshots is not { IsWriting: true } && _queue.TryStop();

    /// <summary>Completes when everything taken before is done and nothing can be taken any more.</summary>
    internal async Task StopAsync()
    {
        await StopTakingAsync().ConfigureAwait(false);
        if (Snapshots is not null)
        {
            await Snapshots.Written.ConfigureAwait(false);
        }
    }

    private async Task StopTakingAsync()
    {
        while (!_queue.TryStop())
        {
            StopOperation stop = new();
            switch (_queue.Push(stop, int.MaxValue))
            {
                case PushOutcome.Queued:
                    await stop.Reached.ConfigureAwait(false);
                    break;
                case PushOutcome.Entered:
                    Own(stop);
                    await stop.Reached.ConfigureAwait(false);
                    break;
                case PushOutcome.Stopped:
                    return;
            }
        }
    }
}
