using Edict.Tests.Handwritten;

namespace Edict.Tests.Aggregates;

public sealed class RepeatTests
{
    private static readonly DispatchOptions Given = new() { CommandId = Guid.Parse("0198a000-0000-7000-8000-000000000001") };

    [Fact]
    public async Task A_repeated_command_takes_effect_once_and_answers_as_the_first_time()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        DispatchResult first = await bank.App.DispatchAsync(new Open("a", 100), Given);
        _ = await bank.App.DispatchAsync(new Deposit("a", 1));

        // Decided again it would be rejected: the account is open.
        DispatchResult second = await bank.App.DispatchAsync(new Open("a", 100), Given);

        Assert.False(first.IsRepeat);
        Assert.True(second.IsRepeat);
        Assert.Equal(DispatchStatus.Accepted, second.Status);
        Assert.Equal((first.Version, first.Position, first.CommandId), (second.Version, second.Position, second.CommandId));
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(101, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_command_with_an_id_of_its_caller_asks_the_store_once()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 1));
        int looks = bank.Store.Looks;

        Assert.True((await bank.App.DispatchAsync(new Deposit("a", 1), Given)).IsAccepted);
        Assert.Equal(looks, bank.Store.Looks);
        Assert.True((await bank.App.DispatchAsync(new Deposit("a", 1), Given)).IsRepeat);
    }

    [Fact]
    public async Task All_events_of_a_repeated_command_are_answered()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(wantsPayload: true);
        Probe command = new("a", static (_, _) => [new Deposited(1), new Deposited(2), new Deposited(3)]);
        _ = await bank.App.DispatchAsync(command, Given);

        DispatchResult second = await bank.App.DispatchAsync(command, Given);

        Assert.Equal([new Deposited(1), new Deposited(2), new Deposited(3)], second.Events);
        Assert.Equal(3, second.Version);
        Assert.Equal(6, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task The_same_id_in_another_stream_is_another_command()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 1), Given);

        DispatchResult other = await bank.App.DispatchAsync(new Open("b", 1), Given);

        Assert.False(other.IsRepeat);
        Assert.True(other.IsAccepted);
    }

    [Fact]
    public async Task A_repeat_that_another_process_stores_meanwhile_is_found_by_the_store()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        bank.Store.BeforeAppend = (number, _) => bank.Store.WriteElsewhereAsync("a", Given.CommandId, new Deposited(7));

        DispatchResult result = await bank.App.DispatchAsync(new Deposit("a", 7), Given);

        Assert.True(result.IsRepeat);
        Assert.Equal([new Deposited(7)], result.Events);
        Assert.Equal(7, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_command_that_was_repeated_elsewhere_after_its_caller_was_told_nothing_sure_is_not_decided_again()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Store.BeforeAppend = async (number, batch) =>
        {
            await told.Task;
            if (number == 1)
            {
                await bank.Store.WriteElsewhereAsync("a", batch.Writes[0].CommandId, new Deposited(7));
            }
        };

        DispatchResult result = await bank.App.DispatchAsync(new Deposit("a", 7), new DispatchOptions { Timeout = TimeSpan.FromMilliseconds(20) });
        told.SetResult();

        Assert.Equal(DispatchStatus.OutcomeUnknown, result.Status);
        Assert.Equal(7, await bank.App.BalanceAsync("a"));
        Assert.Equal(1, (await bank.Store.Streams.FindAsync(new StreamKey("account", "a")))!.Version);
        Assert.Equal(1, bank.Store.Appends);
    }

    [Fact]
    public async Task A_rejection_leaves_no_trace_so_its_repeat_is_decided_anew()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        Assert.Equal(DispatchStatus.Rejected, (await bank.App.DispatchAsync(new Withdraw("a", 5), Given)).Status);
        _ = await bank.App.DispatchAsync(new Open("a", 5));

        Assert.Equal(DispatchStatus.Accepted, (await bank.App.DispatchAsync(new Withdraw("a", 5), Given)).Status);
    }
}
