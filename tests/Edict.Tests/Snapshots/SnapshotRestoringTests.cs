using System.Text;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Snapshots;

/// <summary>An instance begins with its snapshot, where that is a state of its stream; otherwise with its first event.</summary>
public sealed class SnapshotRestoringTests
{
    private static readonly StreamKey Stream = new("account", "a");

    private readonly InMemoryDatabase _database = new() { AllowErasure = true };

    [Theory]
    [InlineData(0, new[] { 2_501L })]
    [InlineData(3, new[] { 2_501L })]
    [InlineData(5_000, new[] { 2_501L, 6_597L })]
    public async Task Only_the_events_behind_it_are_read(int behind, long[] reads)
    {
        await using (ScriptedBank first = await StartAsync(snapshotEvery: 2_500))
        {
            await first.Store.WriteElsewhereAsync("a", null, Deposits(2_500));
            _ = await first.App.DispatchAsync(new Open("a", 7));
            await first.Store.Snapshots.KeptAsync("a", 2_501);
            if (behind > 0)
            {
                await first.Store.WriteElsewhereAsync("a", null, Deposits(behind));
            }
        }

        await using ScriptedBank second = await StartAsync(snapshotEvery: 2_500);

        Assert.Equal(7 + behind, await second.App.BalanceAsync("a"));
        Assert.Equal(reads, second.Store.Reads);
        Assert.Equal(DispatchStatus.Rejected, (await second.App.DispatchAsync(new Open("a", 1))).Status);
        Assert.Equal(2_502 + behind, (await second.App.DispatchAsync(new Deposit("a", 1))).Version);
    }

    [Fact]
    public async Task The_next_one_is_due_as_if_nothing_had_been_restarted()
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5);
        for (int number = 6; number <= 10; number++)
        {
            Assert.Equal(number, (await bank.App.DispatchAsync(new Deposit("a", 1))).Version);
        }

        await bank.App.DisposeAsync();
        Assert.Equal([10], bank.Store.Snapshots.Writes);
    }

    [Theory]
    [InlineData("another version of the state")]
    [InlineData("no payload")]
    [InlineData("another form")]
    [InlineData("no id")]
    [InlineData("cut off")]
    [InlineData("broken")]
    [InlineData("a field is missing")]
    [InlineData("of another event")]
    [InlineData("ahead of the stream")]
    [InlineData("before the stream")]
    public async Task One_that_cannot_be_used_is_passed_over_and_then_replaced(string flaw)
    {
        string identity = Guid.NewGuid().ToString();
        using Heard heard = new("edict.restore", identity);
        await KeepAsync(deposits: 4, snapshotEvery: 4, identity);
        StateSnapshot sound = await DamageAsync(flaw, identity);
        await using (ScriptedBank bank = await StartAsync(snapshotEvery: 4))
        {
            Assert.Equal(4, await bank.App.BalanceAsync(identity));
            Assert.Equal(1, bank.Store.Reads[^1]);
            Assert.False(string.IsNullOrEmpty((string?)heard[0].GetTagItem("edict.snapshot.ignored")));
            Assert.Equal(5, (await bank.App.DispatchAsync(new Deposit(identity, 1))).Version);
            await bank.App.DisposeAsync();
            Assert.Equal([5], bank.Store.Snapshots.Writes);
        }

        await using ScriptedBank next = await StartAsync(snapshotEvery: 4);
        StateSnapshot kept = (await next.Store.Snapshots.KeptAsync(identity))!;
        Assert.Equal((5, sound.StateVersion), (kept.Version, kept.StateVersion));
        Assert.Equal(5, await next.App.BalanceAsync(identity));
        Assert.Equal([5], next.Store.Reads);
        Assert.Null(heard[1].GetTagItem("edict.snapshot.ignored"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task It_stands_for_what_is_truncated(long firstVersion)
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5);
        await bank.Store.WriteElsewhereAsync("a", null, Deposits(3));
        await bank.Store.Streams.TruncateAsync(Stream, firstVersion);

        Assert.Equal(8, await bank.App.BalanceAsync("a"));
        Assert.Equal(9, (await bank.App.DispatchAsync(new Deposit("a", 1))).Version);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("too old")]
    [InlineData("unusable")]
    public async Task Without_one_the_state_of_a_truncated_stream_is_not_guessed(string kept)
    {
        await KeepAsync(deposits: 5, snapshotEvery: kept == "none" ? 100 : 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5, stateVersion: kept == "unusable" ? 2 : 1);
        await bank.Store.WriteElsewhereAsync("a", null, Deposits(3));
        await bank.Store.Streams.TruncateAsync(Stream, kept == "unusable" ? 5 : 7);

        TruncatedStreamException failure =
            await Assert.ThrowsAsync<TruncatedStreamException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));

        Assert.Equal((Stream, kept == "unusable" ? 5 : 7), (failure.Stream, failure.FirstVersion));
        Assert.Equal(kept != "none", failure.InnerException is StateSerializationException);
        Assert.Equal(8, (await bank.Store.Streams.FindAsync(Stream))!.Version);
        await Assert.ThrowsAsync<TruncatedStreamException>(async () => await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_instance_that_was_left_behind_by_a_truncation_begins_again_with_it()
    {
        await using ScriptedBank behind = await StartAsync(snapshotEvery: 4);
        _ = await behind.App.DispatchAsync(new Deposit("a", 1));
        await using (ScriptedBank ahead = await StartAsync(snapshotEvery: 4))
        {
            for (int number = 2; number <= 6; number++)
            {
                Assert.Equal(number, (await ahead.App.DispatchAsync(new Deposit("a", 1))).Version);
            }

            await ahead.Store.Snapshots.KeptAsync("a", 4);
            await ahead.Store.Streams.TruncateAsync(Stream, 4);
        }

        Assert.Equal(7, (await behind.App.DispatchAsync(new Deposit("a", 1))).Version);
        Assert.Equal(7, await behind.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_erased_stream_does_not_come_back()
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5);
        StateSnapshot late = (await bank.Store.Snapshots.KeptAsync("a"))!;
        Assert.True(await bank.Store.Streams.EraseAsync(Stream, ExpectedVersion.Any));

        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        Assert.Equal(1, (await bank.App.DispatchAsync(new Open("a", 3))).Version);

        // One that was on its way while the stream was erased is of the same versions, but of other events.
        await bank.Store.WriteElsewhereAsync("a", null, Deposits(6));
        await bank.Store.Snapshots.Inner.WriteAsync(late);
        await using ScriptedBank next = await StartAsync(snapshotEvery: 5);
        Assert.Equal(9, await next.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_deleted_stream_is_not_read_and_an_archived_one_is()
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using (ScriptedBank bank = await StartAsync(snapshotEvery: 5))
        {
            Assert.True(await bank.Store.Streams.DeleteAsync(Stream, ExpectedVersion.Any));
            await Assert.ThrowsAsync<StreamClosedException>(async () => await bank.App.BalanceAsync("a"));
            await Assert.ThrowsAsync<StreamClosedException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));
            await bank.Store.Streams.RestoreAsync(Stream);
            await bank.Store.Streams.ArchiveAsync(Stream);
        }

        await using ScriptedBank next = await StartAsync(snapshotEvery: 5);
        Assert.Equal(5, await next.App.BalanceAsync("a"));
        Assert.Equal([5], next.Store.Reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_a_conflict_undid_is_decided_again_on_it(bool canCopy)
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5, canCopy: canCopy);
        Assert.Equal(5, await bank.App.BalanceAsync("a"));
        await bank.Store.WriteElsewhereAsync("a", null, new Withdrawn(4));

        Assert.Equal(DispatchStatus.Rejected, (await bank.App.DispatchAsync(new Withdraw("a", 3))).Status);
        Assert.Equal(7, (await bank.App.DispatchAsync(new Withdraw("a", 1))).Version);
        Assert.DoesNotContain(1, bank.Store.Reads);
    }

    [Fact]
    public async Task A_repeat_is_recognised_though_its_events_lie_before_it()
    {
        Guid id = Guid.NewGuid();
        await using ScriptedBank other = await StartAsync(snapshotEvery: 2, canCopy: false);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 1_000, canCopy: false);
        _ = await bank.App.DispatchAsync(new Deposit("a", 1));
        bank.Store.BeforeAppend = async (number, batch) =>
        {
            if (number == 2)
            {
                DispatchResult first = await other.App.DispatchAsync(new Deposit("a", 10), new DispatchOptions { CommandId = id });
                Assert.Equal((2, false), (first.Version, first.IsRepeat));
                _ = await other.App.DispatchAsync(new Deposit("a", 100));
                await other.Store.Snapshots.KeptAsync("a", 2);
            }
        };

        DispatchResult repeat = await bank.App.DispatchAsync(new Deposit("a", 10), new DispatchOptions { CommandId = id });

        Assert.Equal((DispatchStatus.Accepted, 2, true), (repeat.Status, repeat.Version, repeat.IsRepeat));
        Assert.Equal(111, await bank.App.BalanceAsync("a"));
        DispatchResult again = await bank.App.DispatchAsync(new Deposit("a", 10), new DispatchOptions { CommandId = id });
        Assert.Equal((2, true), (again.Version, again.IsRepeat));
    }

    [Fact]
    public async Task An_expected_version_counts_the_events_that_were_not_read()
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5);

        DispatchResult conflict = await bank.App.DispatchAsync(
            new Deposit("a", 1), new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(4) });
        DispatchResult accepted = await bank.App.DispatchAsync(
            new Deposit("a", 1), new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(5) });

        Assert.Equal((DispatchStatus.Conflict, 5), (conflict.Status, conflict.Version));
        Assert.Equal((DispatchStatus.Accepted, 6), (accepted.Status, accepted.Version));
    }

    [Fact]
    public async Task A_store_that_fails_to_read_it_fails_the_command()
    {
        await KeepAsync(deposits: 5, snapshotEvery: 5);
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 5);
        bank.Store.Snapshots.BeforeRead = static () => throw new EventStoreException("The server is down.");

        await Assert.ThrowsAsync<EventStoreException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));
        bank.Store.Snapshots.BeforeRead = null;

        Assert.Equal(6, (await bank.App.DispatchAsync(new Deposit("a", 1))).Version);
    }

    private static object[] Deposits(int count) => [.. Enumerable.Repeat(new Deposited(1), count)];

    private Task<ScriptedBank> StartAsync(int snapshotEvery, int stateVersion = 1, bool canCopy = true) =>
        ScriptedBank.StartAsync(database: _database, accounts: AccountSerializer.Accounts(snapshotEvery, stateVersion, canCopy));

    private async Task KeepAsync(int deposits, int snapshotEvery, string identity = "a")
    {
        await using ScriptedBank bank = await StartAsync(snapshotEvery);
        for (int number = 1; number <= deposits; number++)
        {
            Assert.Equal(number, (await bank.App.DispatchAsync(new Deposit(identity, 1))).Version);
        }
    }

    private async Task<StateSnapshot> DamageAsync(string flaw, string identity)
    {
        await using ScriptedBank bank = await StartAsync(snapshotEvery: 4);
        ISnapshotStore snapshots = bank.Store.Snapshots.Inner;
        StateSnapshot sound = (await bank.Store.Snapshots.KeptAsync(identity))!;
        string text = Encoding.UTF8.GetString(sound.Payload.Span);
        await snapshots.DeleteAsync(sound.Stream);
        await snapshots.WriteAsync(flaw switch
        {
            "another version of the state" => sound with { StateVersion = 2 },
            "no payload" => sound with { Payload = default },
            "another form" => sound with { Payload = "{\"balance\":1000}"u8.ToArray() },
            "no id" => sound with { Payload = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, 15), "x", text.AsSpan(16))) },
            "cut off" => sound with { Payload = sound.Payload[..^5] },
            "broken" => sound with { Payload = Encoding.UTF8.GetBytes(text.Replace(":4,", ":4;", StringComparison.Ordinal)) },
            "a field is missing" => sound with { Payload = Encoding.UTF8.GetBytes(text.Replace("balance", "amount", StringComparison.Ordinal)) },
            "of another event" => sound with { Version = 3 },
            "ahead of the stream" => sound with { Version = 1_000 },
            "before the stream" => sound with { Version = 0 },
            _ => throw new ArgumentOutOfRangeException(nameof(flaw)),
        });
        return sound;
    }
}
