using System.Diagnostics.Metrics;
using Edict.Diagnostics;

namespace Edict.EventHandlers;

/// <summary>Looks once a second whether a handler hangs, or stands still though there is something to handle, and says so once each time.</summary>
internal sealed class HandlerWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<EventHandlerRunner> _runners;
    private readonly IEventStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<EventHandlerRunner, HandlerSight> _sights;
    private readonly ITimer? _timer;

    internal HandlerWatch(IReadOnlyList<EventHandlerRunner> runners, IEventStore store, TimeProvider time, EdictMetrics metrics)
    {
        _runners = runners;
        _store = store;
        _time = time;
        _sights = runners.ToDictionary(static runner => runner, runner => new HandlerSight(time.GetTimestamp()));
        if (runners.Count == 0)
        {
            return;
        }

        metrics.ObserveLag(() => _runners.Where(static runner => runner.Session is not null).Select(Lag));
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static watch => ((HandlerWatch)watch!).Look(), this, Period, Period);
        }
    }

    internal EventHandlerStatus StatusOf(EventHandlerRunner runner)
    {
        HandlerSession? session = runner.Session;
        EventHandlerState state = runner.Pulse.State;
        IReadOnlyList<EventHandlerCall> calls = session?.Calls ?? [];
        return new EventHandlerStatus(
            runner.Name,
            state == EventHandlerState.CatchingUp && session is { IsLive: true } ? EventHandlerState.Live : state,
            session?.Done,
            Head(session),
            runner.Pulse.Error,
            calls,
            calls.Any(call => Exceeds(call.Duration, runner)),
            _sights[runner].IsStalled);
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        foreach (EventHandlerRunner runner in _runners)
        {
            HandlerSight sight = _sights[runner];
            EventHandlerCall? hanging = runner.Session?.Calls.FirstOrDefault(call => Exceeds(call.Duration, runner));
            if (sight.Notices(hanging))
            {
                runner.Pulse.Hanging(hanging!);
            }

            long? done = runner.Session?.Done;
            long head = Head(runner.Session);
            bool isBehind = done < head;
            if (sight.Notices(done, isBehind, sinceMoved => Exceeds(_time.GetElapsedTime(sinceMoved), runner), _time.GetTimestamp()))
            {
                runner.Pulse.Stalled(done!.Value, head);
            }
        }
    }

    private static bool Exceeds(TimeSpan duration, EventHandlerRunner runner) =>
        runner.Options.TimeLimit != Timeout.InfiniteTimeSpan && duration > runner.Options.TimeLimit;

    // What is known without asking the store: at least as far as the handler itself has got.
    private long Head(HandlerSession? session) => Math.Max(_store.Feed.KnownHead, session?.Done ?? 0);

    private Measurement<long> Lag(EventHandlerRunner runner)
    {
        HandlerSession? session = runner.Session;
        return new Measurement<long>(Head(session) - (session?.Done ?? Head(session)), new KeyValuePair<string, object?>("edict.handler", runner.Name));
    }
}
