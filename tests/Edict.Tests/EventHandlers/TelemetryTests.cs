using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Edict.Tests.EventHandlers;

public sealed class TelemetryTests
{
    [Fact]
    public async Task What_a_handler_does_is_measured_and_traced()
    {
        string name = $"books-{Guid.NewGuid()}";
        ConcurrentDictionary<string, long> measured = new();
        ConcurrentQueue<Activity> traced = new();
        using MeterListener meters = Listen(name, measured);
        using ActivityListener activities = new()
        {
            ShouldListenTo = static source => source.Name == "Edict",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("edict.handler") as string == name)
                {
                    traced.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        ScriptedHandler handler = new(name)
        {
            OnEvent = static (_, context, _) => context.Version == 2 ? throw new InvalidOperationException("no") : Task.CompletedTask,
            Judge = static failure => failure.Attempt < 2 ? ErrorAction.Retry() : ErrorAction.DeadLetter,
        };
        await using (HandlingBank bank = await HandlingBank.StartAsync(new InMemoryDatabase(), handler))
        {
            await bank.DepositAsync("a", 1, 2, 3);
            await bank.HandledAllAsync(name);
            meters.RecordObservableInstruments();
        }

        Assert.Equal((2, 2, 1), (measured["edict.handler.events"], measured["edict.handler.failures"], measured["edict.handler.dead_letters"]));
        Assert.Equal(0, measured["edict.handler.lag"]);
        Assert.Equal([1L, 2, 2, 3], traced.Select(static activity => (long)activity.GetTagItem("edict.position")!));
        Assert.Equal(2, traced.Count(static activity => activity.Status == ActivityStatusCode.Error));
    }

    private static MeterListener Listen(string name, ConcurrentDictionary<string, long> measured)
    {
        MeterListener meters = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Edict")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Value as string == name)
                {
                    measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
                }
            }
        });
        meters.Start();
        return meters;
    }
}
