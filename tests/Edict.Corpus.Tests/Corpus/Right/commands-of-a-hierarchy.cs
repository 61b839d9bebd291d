//# assembly Contracts
namespace Contracts
{
    public abstract record AccountCommand(string AccountId);
    public sealed record Deposit(string AccountId, int Amount) : AccountCommand(AccountId);
    public record Withdraw(string AccountId, int Amount) : AccountCommand(AccountId);
    public sealed record WithdrawAll(string AccountId) : Withdraw(AccountId, 0);
    public interface ICardCommand { CardId Card { get; } }
    public readonly record struct CardId(Guid Value);
    public readonly record struct Block(CardId Card) : ICardCommand;
    public sealed class Unblock : ICardCommand { public CardId Card { get; init; } }

    namespace Old { public sealed record Deposit(string AccountId) : AccountCommand(AccountId); }
}
//# assembly Bank
using Contracts;

namespace Bank
{
    public sealed record Close(string AccountId) : AccountCommand(AccountId);
    [Event("changed")] public sealed record Changed(string By, int Balance);

    [Aggregate("account", Identity = nameof(AccountCommand.AccountId))]
    public sealed partial class Account
    {
        public int Balance { get; private set; }
        public string By { get; private set; } = "";

        [Handles]
        private Changed Handle(AccountCommand command) => new("any", command switch
        {
            Deposit deposit => Balance + deposit.Amount,
            Withdraw withdraw => Balance - withdraw.Amount,
            _ => -1,
        });

        [Applies] private void Apply(Changed e) => (By, Balance) = (e.By, e.Balance);
    }

    [CommandHandler<Account>]
    public sealed partial class Emptying
    {
        [Handles] private Changed Handle(Account account, WithdrawAll command) => new("all", 0);
    }

    [Aggregate("card", Identity = nameof(ICardCommand.Card))]
    public sealed partial class Card
    {
        public bool IsBlocked { get; private set; }

        [Handles] private Blocked? Handle(ICardCommand command) => command is Block ? new Blocked(true) : IsBlocked ? new Blocked(false) : null;
        [Applies] private void Apply(Blocked e) => IsBlocked = e.By;
    }

    [Event("blocked")] public sealed record Blocked(bool By);
}
//# assembly House
using Bank;
using Contracts;

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        CardId card = new(Guid.NewGuid());
        ICardCommand unblock = new Unblock { Card = card };
        AccountCommand withdraw = new Withdraw("1", 3);
        List<string> seen = [];
        DispatchResult[] results =
        [
            await app.DispatchAsync(new Deposit("1", 10)),
            await app.DispatchAsync(withdraw),
            await app.DispatchAsync(new Block(card)),
            await app.DispatchAsync(unblock),
        ];
        seen.Add(await app.ReadAsync("1", (Account account) => $"{account.By} {account.Balance}"));
        (await app.DispatchAsync((Withdraw)new WithdrawAll("1"))).EnsureAccepted();
        seen.Add(await app.ReadAsync("1", (Account account) => $"{account.By} {account.Balance}"));
        (await app.DispatchAsync(new Contracts.Old.Deposit("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Close("1"))).EnsureAccepted();
        seen.Add(await app.ReadAsync("1", (Account account) => $"{account.By} {account.Balance}"));
        string found = string.Join(", ", seen);
        return results.All(static result => result.IsAccepted) && found == "any 7, all 0, any -1" ? "right" : found;
    }
}
