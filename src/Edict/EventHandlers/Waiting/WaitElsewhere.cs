using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>Finds out about one wait for a handler that does not run in this process: asks the one that runs it, and reads the checkpoint. Used by whoever waits.</summary>
internal sealed class WaitElsewhere(EventHandlerRunner runner, SubscriptionHost host, WaitQuestions questions, EventWait wait, string? behalf) : IDisposable
{
    // A lease between two owners is free for so long.
    private static readonly TimeSpan HandOver = TimeSpan.FromMilliseconds(300);

    private string? _question;
    private long? _ownerless;

    /// <summary>How long to wait until the next look.</summary>
    internal TimeSpan Pause => _ownerless is not null && questions.LookInterval > HandOver ? HandOver : questions.LookInterval;

    /// <returns>How the wait ended; <see langword="null"/> when that is not known yet.</returns>
    internal async ValueTask<WaitEnd?> LookAsync(WaitLimit limit)
    {
        if (runner.IsBeginning)
        {
            return null;
        }

        if (host.Store.Traits.IsShared)
        {
            _question ??= questions.Open(wait);
            questions.Ask(_question, new WaitQuestion(runner.Name, wait.Positions, wait.IsUpTo, limit.Left, behalf));
        }

        SubscriptionInfo? info = await host.Store.Subscriptions.ReadAsync(runner.Name, limit.Token).ConfigureAwait(false);
        if (info?.Checkpoint >= wait.Last)
        {
            return new WaitEnd(await WaitLetters.FindAsync(host.Store.DeadLetters, runner.Name, wait, limit.Token).ConfigureAwait(false));
        }

        if (info?.Owner is null)
        {
            return WithoutOwner(runner.Pulse.State);
        }

        _ownerless = null;
        return null;
    }

    public void Dispose()
    {
        if (_question is not null)
        {
            questions.Close(_question);
        }
    }

    private WaitEnd? WithoutOwner(EventHandlerState state)
    {
        switch (state)
        {
            case EventHandlerState.Stopped:
                return new WaitEnd(UnseenReason.Stopped);
            case EventHandlerState.Failing:
                return new WaitEnd(UnseenReason.Failing);
            case EventHandlerState.Off:
                _ownerless ??= host.Time.GetTimestamp();
                return host.Store.Traits.IsShared && host.Time.GetElapsedTime(_ownerless.Value) < HandOver ? null : new WaitEnd(UnseenReason.NotRunning);
            default:
                _ownerless = null;
                return null;
        }
    }
}
