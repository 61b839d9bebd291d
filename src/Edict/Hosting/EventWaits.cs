using System.Diagnostics;
using Edict.Diagnostics;
using Edict.Dispatch;
using Edict.EventHandlers;

namespace Edict.Hosting;

/// <summary>Lets the dispatches of an application wait for its event handlers: for the events that concern each. Safe for concurrent use.</summary>
internal sealed class EventWaits(
    IReadOnlyDictionary<string, HandlerWaiting> handlers, IEventStore store, EventTypeRegistry types, RunningHandler running, TimeProvider time) : IEventWaits
{
    public async ValueTask<IReadOnlyList<UnseenHandler>> WaitAsync(
        DispatchResult result, IReadOnlyList<string> waited, TimeSpan timeout, CancellationToken cancellation)
    {
        List<(string Handler, EventWait Wait)> waits = WaitsFor(await EventsOfAsync(result, cancellation).ConfigureAwait(false), waited);
        if (waits.Count == 0)
        {
            return [];
        }

        using Activity? activity = EdictActivities.StartWait(result.Position, waits.Select(static wait => wait.Handler));
        IReadOnlyList<UnseenHandler> unseen = await WaitAsync(waits, timeout, cancellation).ConfigureAwait(false);
        activity?.SetUnseen(unseen);
        return unseen;
    }

    private async ValueTask<IReadOnlyList<UnseenHandler>> WaitAsync(
        List<(string Handler, EventWait Wait)> waits, TimeSpan timeout, CancellationToken cancellation)
    {
        UnseenReason?[] reasons = await Task.WhenAll(
            waits.Select(wait => handlers[wait.Handler].WaitAsync(wait.Wait, timeout, cancellation).AsTask())).ConfigureAwait(false);
        return [.. waits.Zip(reasons, static (wait, reason) => reason is { } why ? new UnseenHandler(wait.Handler, why) : null).OfType<UnseenHandler>()];
    }

    // The events of a command lie at positions one after the other. What is answered again is what they are today, which need not be one for each.
    private async ValueTask<IReadOnlyList<(string Name, AwaitedEvent Event)>> EventsOfAsync(DispatchResult result, CancellationToken cancellation)
    {
        if (result.IsRepeat && types.MostUpcasts > 0)
        {
            IReadOnlyList<RecordedEvent> stored = await store.FindCommandAsync(result.Stream, result.CommandId, cancellation).ConfigureAwait(false);
            return [.. stored.Select(static recorded => (recorded.Name, new AwaitedEvent(recorded.Position, recorded.Stream, recorded)))];
        }

        long before = result.Position - result.Events.Count;
        return [.. result.Events.Select((@event, index) => (types.Find(@event).Name, new AwaitedEvent(before + 1 + index, result.Stream, @event)))];
    }

    // The handler that dispatches processes its own events when its call has ended.
    private List<(string Handler, EventWait Wait)> WaitsFor(IReadOnlyList<(string Name, AwaitedEvent Event)> events, IReadOnlyList<string> waited)
    {
        List<(string, EventWait)> waits = [];
        foreach (string handler in waited.Where(handler => handler != running.Name))
        {
            AwaitedEvent[] taken = [.. events.Where(one => handlers[handler].Takes(one.Event.Stream, one.Name)).Select(static one => one.Event)];
            if (taken.Length > 0)
            {
                waits.Add((handler, EventWait.ForEvents(taken, time)));
            }
        }

        return waits;
    }
}
