using System.Diagnostics;
using Edict.Diagnostics;

namespace Edict.EventHandlers;

/// <summary>Calls a handler's methods, and does with each event that fails what its error action says.</summary>
/// <param name="plan">The handler.</param>
/// <param name="letters">Takes what is given up.</param>
/// <param name="pulse">Is told what happens.</param>
/// <param name="time">The clock.</param>
internal sealed class HandlerCalls(HandlerPlan plan, SessionLetters letters, HandlerPulse pulse, TimeProvider time)
{
    /// <summary>Handles events in order, one after the other or as a batch; when it returns, all of them are done with.</summary>
    /// <exception cref="EventHandlerStoppedException">The error action of one is to stop.</exception>
    internal async ValueTask HandleAsync(ReadOnlyMemory<RecordedEvent> events, CallTokens tokens)
    {
        List<RecordedEvent> wanted = await ParkAsync(events).ConfigureAwait(false);
        if (wanted.Count > 0)
        {
            await HandleAsync(wanted, tokens).ConfigureAwait(false);
        }
    }

    /// <summary>Handles an event that is among the dead letters again.</summary>
    /// <returns>How it ended: <see cref="ErrorActionKind.Skip"/> where it is done with; otherwise its letter tells.</returns>
    internal async ValueTask<ErrorActionKind> HandleAgainAsync(RecordedEvent recorded, CallTokens tokens) =>
        (await TryAsync(recorded, tokens).ConfigureAwait(false)).Kind;

    // What can be done as one is done as one; what fails is looked for by halves, so that one bad event costs few calls.
    private async ValueTask HandleAsync(List<RecordedEvent> events, CallTokens tokens)
    {
        if (events.Count == 1)
        {
            await TryAsync(events[0], tokens).ConfigureAwait(false);
            return;
        }

        if (await CallAsync(events, attempt: 1, tokens).ConfigureAwait(false) is null)
        {
            return;
        }

        ReadOnlyMemory<RecordedEvent> all = events.ToArray();
        int half = all.Length / 2;
        await HandleAsync(all[..half], tokens).ConfigureAwait(false);
        await HandleAsync(all[half..], tokens).ConfigureAwait(false);
    }

    private async ValueTask<List<RecordedEvent>> ParkAsync(ReadOnlyMemory<RecordedEvent> events)
    {
        List<RecordedEvent> wanted = new(events.Length);
        for (int index = 0; index < events.Length; index++)
        {
            RecordedEvent recorded = events.Span[index];
            if (!letters.IsParked(recorded.Stream) || !await letters.TryParkAsync(recorded).ConfigureAwait(false))
            {
                wanted.Add(recorded);
            }
        }

        return wanted;
    }

    /// <returns>How it ended: <see cref="ErrorAction.Skip"/> where it was handled, or is to count as handled.</returns>
    private async ValueTask<ErrorAction> TryAsync(RecordedEvent recorded, CallTokens tokens)
    {
        List<RecordedEvent> single = [recorded];
        for (int attempt = 1; ; attempt++)
        {
            if (await CallAsync(single, attempt, tokens).ConfigureAwait(false) is not { } failed)
            {
                return ErrorAction.Skip;
            }

            (FailureContext failure, ErrorAction action) = failed;
            switch (action.Kind)
            {
                case ErrorActionKind.Retry:
                    await Task.Delay(action.Delay, time, tokens.Ended).ConfigureAwait(false);
                    break;
                case ErrorActionKind.Skip:
                    return action;
                case ErrorActionKind.DeadLetter or ErrorActionKind.DeadLetterAndPark:
                    await letters.AddAsync(failure, action.Kind).ConfigureAwait(false);
                    return action;
                default:
                    throw new EventHandlerStoppedException(failure);
            }
        }
    }

    /// <returns>What failed and what is to become of it; <see langword="null"/> when all went well.</returns>
    private async ValueTask<(FailureContext Failure, ErrorAction Action)?> CallAsync(List<RecordedEvent> events, int attempt, CallTokens tokens)
    {
        HandlerScope? scope = null;
        long began = time.GetTimestamp();
        using Activity? activity = EdictActivities.StartHandleEvent(plan.Name, events, attempt);
        using CallLimit limit = tokens.Limit(plan.Options, time);
        try
        {
            scope = plan.NewScope();
            await CallAsync(scope.Value.Handler, events, attempt, limit.Token).ConfigureAwait(false);
            pulse.Handled(events.Count, time.GetElapsedTime(began));
            return null;
        }
        catch (Exception exception) when (!tokens.IsOver(exception))
        {
            activity?.SetFailure(exception);
            FailureContext failure = new(events[0], plan.Name, limit.Explain(exception), attempt);
            ErrorAction action = events.Count == 1 ? Decide(scope?.Handler, failure) : ErrorAction.Retry();
            pulse.Failed(failure, events.Count, action);
            return (failure, action);
        }
        finally
        {
            if (scope is { } used)
            {
                await DisposeAsync(used).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask CallAsync(object handler, List<RecordedEvent> events, int attempt, CancellationToken cancellation)
    {
        if (!plan.Binding.IsBatched)
        {
            EventContext context = new(events[0], plan.Name, attempt);
            await plan.Binding.HandleAsync(handler, events[0].Event, context, cancellation).ConfigureAwait(false);
            return;
        }

        var batch = new DeliveredEvent<object>[events.Count];
        for (int index = 0; index < batch.Length; index++)
        {
            batch[index] = new DeliveredEvent<object>(events[index].Event, new EventContext(events[index], plan.Name, attempt));
        }

        await plan.Binding.HandleBatchAsync(handler, batch, cancellation).ConfigureAwait(false);
    }

    // A handler that fails at saying what a failure means has said nothing that could be done.
    private ErrorAction Decide(object? handler, FailureContext failure)
    {
        try
        {
            return (handler is null ? null : plan.Binding.OnError(handler, failure)) ?? plan.Options.OnError(failure);
        }
        catch (Exception exception)
        {
            pulse.Misjudged(failure, exception);
            return ErrorAction.Stop;
        }
    }

    // The events were handled before; what fails at clearing up must not have them handled again.
    private async ValueTask DisposeAsync(HandlerScope scope)
    {
        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            pulse.Leaked(exception);
        }
    }
}
