using System.Collections.Concurrent;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>Rule 11: ids cost little and are unique, and the clock is read once.</summary>
public sealed class CommandIdTests
{
    [Fact]
    public async Task Rule_11_ids_of_concurrent_commands_and_their_events_are_all_different()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        await using TestBank other = await TestBank.StartInMemoryAsync();
        ConcurrentBag<Guid> ids = [];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            TestBank own = caller % 2 == 0 ? bank : other;
            for (int number = 0; number < 1_000; number++)
            {
                DispatchResult result = await own.DispatchAsync(new Probe("acc-" + caller, static (_, _) => [new Deposited(1), new Deposited(2)]));
                ids.Add(result.CommandId);
            }
        })));
        IReadOnlyList<RecordedEvent> stored =
        [
            .. await bank.Store.ReadAllAsync(1, ReadDirection.Forward, 10_000, default),
            .. await other.Store.ReadAllAsync(1, ReadDirection.Forward, 10_000, default),
        ];

        Assert.Equal(16_000, stored.Count);
        Guid[] all = [.. ids, .. stored.Select(static recorded => recorded.EventId)];
        Assert.Equal(24_000, all.Distinct().Count());
        Assert.All(all, static id => Assert.Equal((8, 0b10), (id.Version, id.Variant >> 2)));
    }

    [Fact]
    public async Task Rule_11_the_clock_is_read_once_per_command_and_cut_to_microseconds()
    {
        CountingClock clock = new();
        await using TestBank bank = await TestBank.StartAsync(options => options.UseInMemory().TimeProvider = clock);
        await bank.BalanceAsync("a");
        DateTimeOffset seen = default;
        clock.Reads = 0;

        DispatchResult result = await bank.DispatchAsync(new Probe("a", (_, context) =>
        {
            seen = context.Now;
            return [new Deposited(1), new Deposited(2)];
        }));

        Assert.Equal(1, clock.Reads);
        Assert.Equal(CountingClock.Now.AddTicks(-7).ToUniversalTime(), seen);
        Assert.Equal(TimeSpan.Zero, seen.Offset);
        IReadOnlyList<RecordedEvent> stored = await bank.Store.ReadStreamAsync(result.Stream, 1, ReadDirection.Forward, 10, default);
        Assert.All(stored, recorded => Assert.Equal(seen, recorded.Timestamp));
    }

    private sealed class CountingClock : TimeProvider
    {
        internal static readonly DateTimeOffset Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);

        internal int Reads { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            Reads++;
            return Now;
        }
    }
}
