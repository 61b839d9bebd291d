using Edict.Tests.Handwritten;

namespace Edict.Tests.Dispatch;

public sealed class DispatchTests
{
    [Fact]
    public async Task An_accepted_command_answers_with_stream_version_position_and_events()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        DispatchResult opened = await bank.DispatchAsync(new Open("a", 100));
        DispatchResult withdrawn = await bank.DispatchAsync(new Withdraw("a", 30));

        Assert.Equal(DispatchStatus.Accepted, opened.Status);
        Assert.Equal(new StreamKey("account", "a"), withdrawn.Stream);
        Assert.Equal(2, withdrawn.Version);
        Assert.Equal(2, withdrawn.Position);
        Assert.Equal([new Withdrawn(30)], withdrawn.Events);
        Assert.False(withdrawn.IsRepeat);
        Assert.Equal(70, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_rejection_is_a_value_and_stores_nothing()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        _ = await bank.DispatchAsync(new Open("a", 10));

        DispatchResult result = await bank.DispatchAsync(new Withdraw("a", 30));

        Assert.Equal(DispatchStatus.Rejected, result.Status);
        Assert.Equal("insufficient-funds", result.Rejection?.Code);
        Assert.Equal(1, result.Version);
        Assert.Empty(result.Events);
        Assert.Equal(1, await EventsOf(bank));
        Assert.Throws<CommandNotAcceptedException>(() => result.EnsureAccepted());
    }

    [Fact]
    public async Task A_command_without_events_answers_that_nothing_happened()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        DispatchResult result = await bank.DispatchAsync(new Deposit("a", 0));

        Assert.Equal(DispatchStatus.NothingHappened, result.Status);
        Assert.True(result.EnsureAccepted().IsAccepted);
        Assert.Equal(0, result.Version);
        Assert.Equal(0, await EventsOf(bank));
    }

    [Fact]
    public async Task All_events_of_a_command_are_stored_in_order()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        object[] events = [.. Enumerable.Range(1, 100).Select(static amount => new Deposited(amount))];

        DispatchResult result = await bank.DispatchAsync(new Probe("a", (_, _) => [.. events]));

        Assert.Equal(events, result.Events);
        Assert.Equal(100, result.Version);
        IReadOnlyList<RecordedEvent> stored = await bank.Store.ReadStreamAsync(result.Stream, 1, ReadDirection.Forward, 200, default);
        Assert.Equal(events, stored.Select(static recorded => recorded.Event));
        Assert.Equal(Enumerable.Range(0, 100), stored.Select(static recorded => recorded.Index));
        Assert.Equal(5_050, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_untyped_dispatch_finds_the_route_of_the_commands_type()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        DispatchResult result = await ((EdictApplication)bank).DispatchAsync(new DepositSavings("s", 5));

        Assert.Equal(new StreamKey("savings", "s"), result.Stream);
        Assert.Equal(5, await bank.ReadAsync("s", (Savings savings) => savings.Balance));
    }

    [Fact]
    public async Task A_command_that_nobody_handles_is_a_typed_error()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        UnroutedCommandException exception = await Assert.ThrowsAsync<UnroutedCommandException>(
            async () => _ = await ((EdictApplication)bank).DispatchAsync("no command"));

        Assert.Equal(typeof(string), exception.CommandType);
        Assert.Contains("TestBank", exception.Message);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => _ = await ((EdictApplication)bank).DispatchAsync(null!));
    }

    [Theory]
    [InlineData(null, "is null")]
    [InlineData("", "is empty")]
    [InlineData("a\0b", "NUL")]
    public async Task An_identity_that_no_store_can_keep_is_refused(string? identity, string problem)
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        InvalidIdentityException exception = await Assert.ThrowsAsync<InvalidIdentityException>(
            async () => _ = await bank.DispatchAsync(new Open(identity, 1)));

        Assert.Contains(problem, exception.Message);
        Assert.Equal(identity, exception.Identity);
        Assert.Equal(0, await EventsOf(bank));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_is_no_identity()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        // Not as inline data: half a pair does not survive in an attribute.
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => _ = await bank.DispatchAsync(new Open("a\uD83D", 1)));
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => _ = await bank.DispatchAsync(new Open("\uDE00a", 1)));
    }

    [Fact]
    public async Task An_identity_may_have_255_characters_and_no_more()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        DispatchResult longest = await bank.DispatchAsync(new Open(new string('é', 255), 1));
        DispatchResult emoji = await bank.DispatchAsync(new Open("\U0001F600", 1));

        Assert.True(longest.IsAccepted && emoji.IsAccepted);
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => _ = await bank.DispatchAsync(new Open(new string('x', 256), 1)));
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => await bank.ReadAsync(default, (Account account) => account.Balance));
    }

    [Fact]
    public async Task Identities_are_compared_ordinally()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        _ = await bank.DispatchAsync(new Open("a", 1));
        DispatchResult upper = await bank.DispatchAsync(new Open("A", 2));

        Assert.True(upper.IsAccepted);
        Assert.Equal(1, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task Reading_an_aggregate_without_events_gives_the_initial_state()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        Assert.Equal(0, await bank.BalanceAsync("nobody"));
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await bank.ReadAsync("a", (string text) => text.Length));
    }

    private static async Task<int> EventsOf(TestBank bank) =>
        (await bank.Store.ReadAllAsync(1, ReadDirection.Forward, 1_000, default)).Count;
}
