using Edict.Tests.Handwritten;

namespace Edict.Tests.Aggregates;

public sealed class ConflictTests
{
    [Fact]
    public async Task A_conflict_is_resolved_by_reading_the_missing_events_only_and_deciding_again()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.BeforeAppend = async (number, _) =>
        {
            if (number == 2)
            {
                await bank.Store.WriteElsewhereAsync("a", null, new Withdrawn(20), new Withdrawn(30));
            }
        };
        bank.Store.Reads.Clear();
        List<int> decidedOn = [];

        DispatchResult result = await bank.App.DispatchAsync(new Probe("a", (state, _) =>
        {
            decidedOn.Add(state.Balance);
            return [new Withdrawn(40)];
        }));

        Assert.Equal(DispatchStatus.Accepted, result.Status);
        Assert.Equal([100, 50], decidedOn);
        Assert.Equal(4, result.Version);
        Assert.Equal([2L], bank.Store.Reads);
        Assert.Equal(10, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_conflict_after_many_commands_and_other_conflicts_still_reads_the_missing_events_only()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        bank.Store.BeforeAppend = (number, _) => number % 5 == 0
            ? bank.Store.WriteElsewhereAsync("a", null, new Deposited(1_000))
            : Task.CompletedTask;
        List<int> decidedOn = [];
        for (int count = 0; count < 16; count++)
        {
            (await bank.App.DispatchAsync(new Probe("a", (state, _) =>
            {
                decidedOn.Add(state.Balance);
                return [new Deposited(1), new Tagged([$"{state.Changes}"])];
            }))).EnsureAccepted();
        }

        Assert.Equal([0, 1, 2, 3, 4, 1004, 1005, 1006, 1007, 1008, 2008, 2009, 2010, 2011, 2012, 3012, 3013, 3014, 3015], decidedOn);
        Assert.Equal([1L, 9L, 18L, 27L], bank.Store.Reads);
        Assert.Equal(3016, await bank.App.BalanceAsync("a"));
        Assert.Equal(["33"], await bank.App.ReadAsync("a", static (Account account) => account.Tags.ToArray()));
    }

    [Fact]
    public async Task A_state_that_cannot_be_copied_is_rehydrated_after_a_conflict()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await ((EdictApplication)bank.App).DispatchAsync(new DepositSavings("s", 1));
        int attempts = 0;
        bank.Store.BeforeAppend = async (number, batch) =>
        {
            if (++attempts == 1)
            {
                // Another process uses the same store, and its own copy of the aggregate.
                await using ScriptedBank other = await OtherAsync(bank);
                _ = await ((EdictApplication)other.App).DispatchAsync(new DepositSavings("s", 10));
            }
        };
        bank.Store.Reads.Clear();

        DispatchResult result = await ((EdictApplication)bank.App).DispatchAsync(new DepositSavings("s", 100));

        Assert.Equal(DispatchStatus.Accepted, result.Status);
        Assert.Equal([1L], bank.Store.Reads);
        Assert.Equal(111, await bank.App.ReadAsync("s", (Savings savings) => savings.Balance));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_command_is_decided_again_as_often_as_asked_and_then_answers_conflict(int retryAttempts)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        bank.Store.BeforeAppend = (_, _) => bank.Store.WriteElsewhereAsync("a", null, new Deposited(1));
        int decided = 0;

        DispatchResult result = await bank.App.DispatchAsync(
            new Probe("a", (_, _) =>
            {
                decided++;
                return [new Deposited(1_000)];
            }),
            new DispatchOptions { RetryAttempts = retryAttempts });

        Assert.Equal(DispatchStatus.Conflict, result.Status);
        Assert.Equal(retryAttempts + 1, decided);
        Assert.Equal(retryAttempts + 1, result.Version);
        Assert.Equal(retryAttempts + 1, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_unmet_expectation_of_the_caller_is_answered_and_the_handler_never_runs()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bool ran = false;

        DispatchResult result = await bank.App.DispatchAsync(
            new Probe("a", (_, _) =>
            {
                ran = true;
                return [];
            }),
            new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(5) });

        Assert.Equal(DispatchStatus.Conflict, result.Status);
        Assert.Equal(1, result.Version);
        Assert.False(ran);
    }

    [Fact]
    public async Task A_conflict_with_the_callers_own_expectation_is_never_retried()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.BeforeAppend = (number, _) => number == 2 ? bank.Store.WriteElsewhereAsync("a", null, new Deposited(1)) : Task.CompletedTask;
        int decided = 0;

        DispatchResult result = await bank.App.DispatchAsync(
            new Probe("a", (_, _) =>
            {
                decided++;
                return [new Deposited(10)];
            }),
            new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(1) });

        Assert.Equal(DispatchStatus.Conflict, result.Status);
        Assert.Equal(2, result.Version);
        Assert.Equal(1, decided);
        Assert.Equal(101, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_expectation_that_others_have_met_meanwhile_is_met()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        await bank.Store.WriteElsewhereAsync("a", null, new Deposited(1));

        DispatchResult result = await bank.App.DispatchAsync(
            new Deposit("a", 10), new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(2) });

        Assert.Equal(DispatchStatus.Accepted, result.Status);
        Assert.Equal(111, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task Expected_none_and_exists_mean_what_they_say()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        DispatchOptions none = new() { ExpectedVersion = ExpectedVersion.None };
        DispatchOptions exists = new() { ExpectedVersion = ExpectedVersion.Exists };

        Assert.Equal(DispatchStatus.Conflict, (await bank.App.DispatchAsync(new Deposit("a", 1), exists)).Status);
        Assert.Equal(DispatchStatus.Accepted, (await bank.App.DispatchAsync(new Deposit("a", 1), none)).Status);
        Assert.Equal(DispatchStatus.Accepted, (await bank.App.DispatchAsync(new Deposit("a", 1), exists)).Status);
        Assert.Equal(DispatchStatus.Conflict, (await bank.App.DispatchAsync(new Deposit("a", 1), none)).Status);
    }

    private static Task<ScriptedBank> OtherAsync(ScriptedBank bank) => ScriptedBank.StartAsync(database: bank.Database);
}
