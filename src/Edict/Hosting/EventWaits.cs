using System.Diagnostics;
using Edict.Diagnostics;
using Edict.Dispatch;
using Edict.EventHandlers;

namespace Edict.Hosting;

/// <summary>Lets the dispatches of an application wait for its event handlers: for the events that concern each. Safe for concurrent use.</summary>
internal sealed class EventWaits(
    IReadOnlyDictionary<string, HandlerWaiting> handlers, EventTypeRegistry types, RunningHandler running, TimeProvider time) : IEventWaits
{
    public async ValueTask<IReadOnlyList<UnseenHandler>> WaitAsync(
        DispatchResult result, IReadOnlyList<string> waited, TimeSpan timeout, CancellationToken cancellation)
    {
        List<(string Handler, EventWait Wait)> waits = WaitsFor(result, waited);
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

    // The events of a command lie at positions one after the other. The handler that dispatches processes its own events when its call has ended.
    private List<(string Handler, EventWait Wait)> WaitsFor(in DispatchResult result, IReadOnlyList<string> waited)
    {
        string[] names = [.. result.Events.Select(@event => types.Find(@event).Name)];
        List<(string, EventWait)> waits = [];
        foreach (string handler in waited.Where(handler => handler != running.Name))
        {
            List<AwaitedEvent> events = [];
            for (int index = 0; index < names.Length; index++)
            {
                if (handlers[handler].Takes(result.Stream, names[index]))
                {
                    events.Add(new AwaitedEvent(result.Position - names.Length + 1 + index, result.Stream, result.Events[index]));
                }
            }

            if (events.Count > 0)
            {
                waits.Add((handler, EventWait.ForEvents(events, time)));
            }
        }

        return waits;
    }
}
