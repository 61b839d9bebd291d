using System.Diagnostics;
using System.Text.Json;
using Edict.CrashWriter;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>What a store holds after its writers have gone.</summary>
internal sealed class StoredLedgers
{
    private readonly List<RecordedEvent> _events = [];

    internal int Commands => _events.Count(recorded => recorded.Index == 0);

    internal int Events => _events.Count;

    internal long SumOfIndexes => _events.Sum(static recorded => (long)recorded.Index);

    /// <summary>Opens a store, reads all of it and closes it.</summary>
    internal static async Task<StoredLedgers> ReadAsync(Func<EventStoreContext, IEventStore> create)
    {
        await using IEventStore store = create(new EventStoreContext(new EventTypeRegistry([]), TimeProvider.System, 1_000_000));
        await store.OpenAsync(CancellationToken.None);
        StoredLedgers ledgers = new();
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync())
        {
            ledgers._events.Add(recorded);
        }

        return ledgers;
    }

    /// <summary>Demands that positions and versions have no hole and are there once.</summary>
    internal void AssertGapless()
    {
        for (int index = 0; index < _events.Count; index++)
        {
            Assert.Equal(index + 1, _events[index].Position);
        }

        foreach (IGrouping<StreamKey, RecordedEvent> stream in _events.GroupBy(recorded => recorded.Stream))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(recorded => recorded.Version));
        }
    }

    /// <summary>Demands of each command that all of its events are there, side by side.</summary>
    internal void AssertNoHalfCommand()
    {
        for (int first = 0; first < _events.Count;)
        {
            int count = CountOf(_events[first]);
            RecordedEvent[] command = [.. _events.GetRange(first, Math.Min(count, _events.Count - first))];
            Assert.Equal(count, command.Length);
            Assert.Equal(Enumerable.Range(0, count), command.Select(recorded => recorded.Index));
            Assert.Single(command.Select(recorded => (recorded.CommandId, recorded.Stream)).Distinct());
            first += count;
        }
    }

    /// <summary>Demands that every promise was kept.</summary>
    internal void AssertHold(IEnumerable<Acknowledgement> acknowledgements)
    {
        HashSet<(Guid, string, long, int)> stored =
        [
            .. _events.GroupBy(recorded => recorded.CommandId).Select(command =>
                (command.Key, command.First().Stream.Identity, command.Max(recorded => recorded.Version), command.Count())),
        ];
        Assert.DoesNotContain(
            acknowledgements,
            promise => !stored.Contains((promise.CommandId, promise.Ledger, promise.LastVersion, promise.Count)));
    }

    /// <summary>Demands that each state is what a replay gives, though most begin with a snapshot.</summary>
    internal async Task AssertStatesAsync(string store)
    {
        int snapshots = 0;
        int ignored = 0;
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Edict",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => ignored += activity.GetTagItem("edict.snapshot.ignored") is null ? 0 : 1,
        };
        ActivitySource.AddActivityListener(listener);
        await using LedgerApp app = await LedgerApp.StartAsync(options => StoreOf.Name(options, store));
        foreach (IGrouping<StreamKey, RecordedEvent> stream in _events.GroupBy(recorded => recorded.Stream))
        {
            Assert.Equal(stream.Count(), await app.ReadAsync(stream.Key.Identity, static (Ledger ledger) => ledger.Entries));
            if (await app.Store.Snapshots.ReadAsync(stream.Key) is { } snapshot)
            {
                snapshots++;
                Assert.True(snapshot.Version <= stream.Count(), "A snapshot holds what is not stored.");
            }
        }

        Assert.Equal(0, ignored);
        Assert.True(snapshots > 0 || _events.Count < 2_000, $"There is no snapshot among {_events.Count} events.");
    }

    private static int CountOf(RecordedEvent recorded)
    {
        using JsonDocument document = JsonDocument.Parse(recorded.Payload);
        return document.RootElement.GetProperty("count").GetInt32();
    }
}
