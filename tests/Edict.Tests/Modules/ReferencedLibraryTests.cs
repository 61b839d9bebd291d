using ExampleDomain;

namespace Edict.Tests.Modules;

/// <summary>An application of this assembly takes the aggregates of a library that was compiled before.</summary>
public sealed class ReferencedLibraryTests
{
    [Fact]
    public async Task Commands_of_a_library_are_dispatched_here()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());

        DispatchResult opened = await bank.DispatchAsync(new OpenAccount("ACC-1", 100));
        DispatchResult withdrawn = await bank.DispatchAsync(new WithdrawAll("ACC-1", [30, 70]));
        DispatchResult refused = await bank.DispatchAsync(new Withdraw("ACC-1", 1));
        DispatchResult closed = await bank.DispatchAsync(new CloseAccount("ACC-1"));

        Assert.Equal([new AccountOpened("ACC-1", 100)], opened.Events);
        Assert.Equal([new MoneyWithdrawn("ACC-1", 30), new MoneyWithdrawn("ACC-1", 70)], withdrawn.Events);
        Assert.Equal("insufficient-funds", refused.Rejection?.Code);
        Assert.Equal([new AccountClosed("ACC-1")], closed.Events);
        Assert.Equal((0, false), await bank.ReadAsync("ACC-1", static (BankAccount account) => (account.Balance, account.IsOpen)));
    }

    [Fact]
    public async Task Immutable_state_identified_by_a_Guid()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());
        Guid card = new("5a8c1f2e-0d0b-4ea5-9b6b-0c9ad0f7e001");

        DispatchResult issued = await bank.DispatchAsync(new IssueCard(card, "ACC-1", Limit: 50));
        DispatchResult again = await bank.DispatchAsync(new IssueCard(card, "ACC-1", Limit: 50));
        DispatchResult usedUp = await bank.DispatchAsync(new PayByCard(card, 50));
        DispatchResult blocked = await bank.DispatchAsync(new BlockCard(card, Reason: null));

        Assert.Equal("card-5a8c1f2e-0d0b-4ea5-9b6b-0c9ad0f7e001", issued.Stream.ToString());
        Assert.Equal(DispatchStatus.NothingHappened, again.Status);
        Assert.Equal([typeof(CardUsed), typeof(CardBlocked)], usedUp.Events.Select(static e => e.GetType()));
        Assert.Equal(DispatchStatus.NothingHappened, blocked.Status);
        Assert.Equal(
            new PaymentCard(Limit: 50, Used: 50, CardBlockReason.LimitReached),
            await bank.ReadAsync(card, static (PaymentCard state) => state));
    }

    [Fact]
    public async Task Methods_that_an_aggregate_inherits()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());

        _ = await bank.DispatchAsync(new RegisterCustomer { CustomerId = "C-1", Name = "Ann", Address = "Elm Street" });
        _ = await bank.DispatchAsync(new ChangeAddress { CustomerId = "C-1", Address = "Oak Street" });
        _ = await bank.DispatchAsync(new NoteRemark { CustomerId = "C-1", Text = "friendly" });

        Assert.Equal(
            "Ann; Elm Street, Oak Street; friendly",
            await bank.ReadAsync("C-1", static (Customer customer) =>
                $"{customer.Name}; {string.Join(", ", customer.Addresses)}; {string.Join(", ", customer.Remarks)}"));
    }

    [Fact]
    public async Task An_empty_Guid_is_no_identity()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());

        _ = await Assert.ThrowsAsync<InvalidIdentityException>(
            async () => _ = await bank.DispatchAsync(new IssueCard(Guid.Empty, "ACC-1", Limit: 50)));
        _ = await Assert.ThrowsAsync<InvalidIdentityException>(
            async () => await bank.ReadAsync(Guid.Empty, static (PaymentCard state) => state));
    }
}
