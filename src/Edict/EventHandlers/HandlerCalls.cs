using System.Diagnostics;
using Edict.Diagnostics;
using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>Calls a handler's methods, and does with each event that fails what its error action says.</summary>
/// <param name="plan">The handler.</param>
/// <param name="letters">Takes what is given up.</param>
/// <param name="pulse">Is told what happens.</param>
/// <param name="time">The clock.</param>
/// <param name="place">The place of the lane; <see langword="null"/> where the store keeps that of the handler.</param>
internal sealed class HandlerCalls(HandlerPlan plan, SessionLetters letters, HandlerPulse pulse, TimeProvider time, ILanePlace? place)
{
    /// <summary>Handles events in order, one after the other or as a batch; when it returns, all of them are done with.</summary>
    /// <param name="events">The events.</param>
    /// <param name="done">Is told a position, when everything up to it is done with before the rest is.</param>
    /// <param name="tokens">What ends the calls.</param>
    /// <exception cref="EventHandlerStoppedException">The error action of one is to stop.</exception>
    internal async ValueTask HandleAsync(ReadOnlyMemory<RecordedEvent> events, Action<long> done, CallTokens tokens)
    {
        // A lane that is further than others is given again what it has handled.
        ReadOnlyMemory<RecordedEvent> due = place is null ? events : Beyond(place.Position, events);
        if (due.IsEmpty)
        {
            return;
        }

        await HandleDueAsync(due, done, tokens).ConfigureAwait(false);
        if (place is not null)
        {
            // Also over what was given up or parked: from now on its letter alone can let it take effect.
            await place.PassAsync(due.Span[^1].Position, tokens.Ended).ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<RecordedEvent> Beyond(long position, ReadOnlyMemory<RecordedEvent> events)
    {
        int passed = 0;
        while (passed < events.Length && events.Span[passed].Position <= position)
        {
            passed++;
        }

        return events[passed..];
    }

    private async ValueTask HandleDueAsync(ReadOnlyMemory<RecordedEvent> events, Action<long> done, CallTokens tokens)
    {
        ReadOnlyMemory<RecordedEvent> wanted = letters.HasParked ? await ParkAsync(events).ConfigureAwait(false) : events;
        if (wanted.Length == 1)
        {
            await TryAsync(wanted, isAgain: false, tokens).ConfigureAwait(false);
            return;
        }

        // What can be done as one is done as one; what fails is looked for by halves, so that one bad event costs few calls.
        if (wanted.Length > 0 && await CallAsync(wanted, isAgain: false, attempt: 1, tokens).ConfigureAwait(false) is not null)
        {
            int half = wanted.Length / 2;
            await HandleDueAsync(wanted[..half], done, tokens).ConfigureAwait(false);
            done(wanted.Span[half - 1].Position);
            await HandleDueAsync(wanted[half..], done, tokens).ConfigureAwait(false);
        }
    }

    /// <summary>Handles an event that is among the dead letters again.</summary>
    /// <returns>How it ended: <see cref="ErrorActionKind.Skip"/> where it is done with; otherwise its letter tells.</returns>
    internal async ValueTask<ErrorActionKind> HandleAgainAsync(RecordedEvent recorded, CallTokens tokens) =>
        (await TryAsync(new[] { recorded }, isAgain: true, tokens).ConfigureAwait(false)).Kind;

    private async ValueTask<ReadOnlyMemory<RecordedEvent>> ParkAsync(ReadOnlyMemory<RecordedEvent> events)
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

        return wanted.ToArray();
    }

    /// <param name="single">The event.</param>
    /// <param name="isAgain">Whether it is among the dead letters.</param>
    /// <param name="tokens">What ends the calls.</param>
    /// <returns>How it ended: <see cref="ErrorAction.Skip"/> where it was handled, or is to count as handled.</returns>
    private async ValueTask<ErrorAction> TryAsync(ReadOnlyMemory<RecordedEvent> single, bool isAgain, CallTokens tokens)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (await CallAsync(single, isAgain, attempt, tokens).ConfigureAwait(false) is not { } failed)
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
    private async ValueTask<(FailureContext Failure, ErrorAction Action)?> CallAsync(
        ReadOnlyMemory<RecordedEvent> events, bool isAgain, int attempt, CallTokens tokens)
    {
        using RunningHandler.Call call = plan.Running.Enter(plan.Name);
        HandlerScope? scope = null;
        long began = pulse.IsTiming ? time.GetTimestamp() : 0;
        using Activity? activity = EdictActivities.StartHandleEvent(plan.Name, events.Span, attempt);
        using CallLimit limit = tokens.Limit(plan.Options, time);
        try
        {
            scope = plan.NewScope();
            await CallAsync(scope.Value.Handler, events, isAgain, attempt, limit.Token).ConfigureAwait(false);
            pulse.Handled(events.Length);
            if (began != 0)
            {
                pulse.Took(time.GetElapsedTime(began));
            }

            return null;
        }
        catch (Exception exception) when (!tokens.IsOver(exception) && exception is not (LeaseLostException or EventHandlerUnavailableException))
        {
            activity?.SetFailure(exception);
            FailureContext failure = new(events.Span[0], plan.Name, limit.Explain(exception), attempt);
            ErrorAction action = events.Length == 1 ? Decide(scope?.Handler, failure) : ErrorAction.Retry();
            pulse.Failed(failure, events.Length, action);
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

    // What no method takes counts as handled.
    private ValueTask CallAsync(object handler, ReadOnlyMemory<RecordedEvent> events, bool isAgain, int attempt, CancellationToken cancellation)
    {
        if (place is not null)
        {
            return isAgain
                ? place.HandleAgainAsync(handler, events.Span[0], attempt, cancellation)
                : place.HandleAsync(handler, events, attempt, cancellation);
        }

        if (plan.Binding.IsBatched)
        {
            List<DeliveredEvent<object>> batch = new(events.Length);
            foreach (RecordedEvent one in events.Span)
            {
                plan.Selection.Deliver(one, attempt, batch);
            }

            return batch.Count == 0 ? default : plan.Binding.HandleBatchAsync(handler, batch, cancellation);
        }

        RecordedEvent recorded = events.Span[0];
        return recorded.IsCurrent
            ? CallAsync(handler, recorded, recorded.Event, attempt, cancellation)
            : CallEachAsync(handler, recorded, attempt, cancellation);
    }

    private ValueTask CallAsync(object handler, RecordedEvent recorded, object @event, int attempt, CancellationToken cancellation) =>
        plan.Selection.Takes(recorded, @event)
            ? plan.Binding.HandleAsync(handler, @event, new EventContext(recorded, plan.Name, attempt), cancellation)
            : default;

    private async ValueTask CallEachAsync(object handler, RecordedEvent recorded, int attempt, CancellationToken cancellation)
    {
        List<DeliveredEvent<object>> parts = [];
        plan.Selection.Deliver(recorded, attempt, parts);
        foreach ((object @event, EventContext context) in parts)
        {
            await plan.Binding.HandleAsync(handler, @event, context, cancellation).ConfigureAwait(false);
        }
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
