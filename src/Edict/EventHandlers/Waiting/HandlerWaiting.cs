using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>Waits until one handler has processed events, in this process or another. Safe for concurrent use.</summary>
internal sealed class HandlerWaiting(EventHandlerRunner runner, SubscriptionHost host, RunningHandler running, WaitGraph graph, WaitQuestions questions)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether the handler takes events of a name in a stream.</summary>
    internal bool Takes(StreamKey stream, string eventName) => runner.Filter.TakesStream(stream) && runner.Filter.TakesEvent(eventName);

    /// <summary>Waits on behalf of the handler that the code at hand runs for, if it does.</summary>
    /// <returns>Why it was not processed; <see langword="null"/> when it was.</returns>
    internal async ValueTask<UnseenReason?> WaitAsync(EventWait wait, TimeSpan timeout, CancellationToken cancellation)
    {
        string? behalf = running.Name;
        if (behalf is not null && !graph.TryAdd(behalf, runner.Name))
        {
            return UnseenReason.WouldWaitForItself;
        }

        long began = host.Time.GetTimestamp();
        try
        {
            using WaitElsewhere elsewhere = new(runner, host, questions, wait, behalf);
            UnseenReason? reason = (await GoOnAsync(wait, timeout, elsewhere, cancellation).ConfigureAwait(false)).Reason;
            runner.Pulse.Waited(reason, wait.Last, host.Time.GetElapsedTime(began), runner.Session?.Done);
            return reason;
        }
        finally
        {
            if (behalf is not null)
            {
                graph.Remove(behalf, runner.Name);
            }
        }
    }

    /// <summary>Waits for another process.</summary>
    /// <returns>How it ended; <see cref="UnseenReason.TimedOut"/> where that is not known here.</returns>
    internal async ValueTask<WaitEnd> AnswerAsync(WaitQuestion question)
    {
        if (runner.Session is null)
        {
            return WaitEnd.TimedOut;
        }

        if (question.Behalf is { } behalf && !graph.TryAdd(behalf, runner.Name))
        {
            return new WaitEnd(UnseenReason.WouldWaitForItself);
        }

        try
        {
            EventWait wait = await WaitForAsync(question).ConfigureAwait(false);
            return await GoOnAsync(wait, question.Left, elsewhere: null, host.Stopping).ConfigureAwait(false) switch
            {
                { Reason: UnseenReason.Cancelled or UnseenReason.Stopping } => WaitEnd.TimedOut,
                { } end => end,
            };
        }
        catch (Exception)
        {
            // The store failed; who asked asks again.
            return WaitEnd.TimedOut;
        }
        finally
        {
            if (question.Behalf is { } waiting)
            {
                graph.Remove(waiting, runner.Name);
            }
        }
    }

    private async ValueTask<EventWait> WaitForAsync(WaitQuestion question)
    {
        IReadOnlyList<AwaitedEvent> events = question.IsUpTo ? [] : await AwaitedEvent.ReadAsync(host.Store, runner.Filter, question.Positions, host.Stopping).ConfigureAwait(false);
        return events.Count == 0 ? EventWait.UpTo(question.Positions[^1], host.Time) : EventWait.ForEvents(events, host.Time);
    }

    private async ValueTask<WaitEnd> GoOnAsync(EventWait wait, TimeSpan timeout, WaitElsewhere? elsewhere, CancellationToken cancellation)
    {
        using WaitLimit limit = new(host, timeout, cancellation);
        runner.Waits.Add(wait);
        try
        {
            while (true)
            {
                if ((await LookAsync(wait, limit, elsewhere).ConfigureAwait(false) ?? limit.End) is { } end)
                {
                    return end;
                }

                TimeSpan pause = runner.Session is null && elsewhere is not null ? elsewhere.Pause : Pause;
                await wait.SleepAsync(pause, limit.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            runner.Waits.Remove(wait);
        }
    }

    private async ValueTask<WaitEnd?> LookAsync(EventWait wait, WaitLimit limit, WaitElsewhere? elsewhere)
    {
        try
        {
            if (wait.End is { } end)
            {
                return await CheckAsync(wait, end, limit.Token).ConfigureAwait(false);
            }

            if (runner.Session is { } session)
            {
                return await LookAsync(wait, session, limit.Token).ConfigureAwait(false);
            }

            return elsewhere is not null ? await elsewhere.LookAsync(limit).ConfigureAwait(false)
                : new WaitEnd(runner.Pulse.State == EventHandlerState.Stopped ? UnseenReason.Stopped : UnseenReason.TimedOut);
        }
        catch (Exception)
        {
            // Whatever the store threw, the events are stored; who waits looks again until its time is up, which may be what ended this look. A handler that
            // fails here as the store does will not have processed them soon, whichever process is to run it.
            bool isFailing = runner.Session is null && runner.Pulse.State == EventHandlerState.Failing && !limit.Token.IsCancellationRequested;
            return isFailing ? new WaitEnd(UnseenReason.Failing) : null;
        }
    }

    // A lane has done with what it gave up, too; who began to wait after that and before the lane told what is done heard only this.
    private async ValueTask<WaitEnd> CheckAsync(EventWait wait, WaitEnd end, CancellationToken cancellation) =>
        end.Reason is null && wait.First <= runner.Waits.LastGivenUp
        && await WaitLetters.FindAsync(host.Store.DeadLetters, runner.Name, wait, cancellation).ConfigureAwait(false) is { } reason
            ? new WaitEnd(reason)
            : end;

    private async ValueTask<WaitEnd?> LookAsync(EventWait wait, HandlerSession session, CancellationToken cancellation)
    {
        if (wait.First <= session.LettersUpTo
            && await WaitLetters.FindAsync(host.Store.DeadLetters, runner.Name, wait, cancellation).ConfigureAwait(false) is { } reason)
        {
            return new WaitEnd(reason);
        }

        runner.Waits.Look(wait, session);
        return wait.End ?? (session.IsFarBehind(wait.Last) ? new WaitEnd(UnseenReason.CatchingUp) : null);
    }
}
