using System.Globalization;
using Bank.Domain;
using Bank.Transfers;
using Edict;

namespace Bank.Batch;

/// <summary>What a command of a stranger must keep to before anyone decides on it.</summary>
internal static class CommandRules
{
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    internal static string? FindProblem(IBankCommand command) => command switch
    {
        OpenAccount open => Text("accountId", open.AccountId) ?? Text("holder", open.Holder) ?? Balance("initialBalance", open.InitialBalance),
        Deposit deposit => Text("accountId", deposit.AccountId) ?? Amount("amount", deposit.Amount),
        Withdraw withdraw => Text("accountId", withdraw.AccountId) ?? Amount("amount", withdraw.Amount),
        CloseAccount close => Text("accountId", close.AccountId),
        TransferMoney transfer => Text("from", transfer.From) ?? Text("to", transfer.To) ?? Amount("amount", transfer.Amount)
            ?? (transfer.From == transfer.To ? "'from' and 'to' are the same account" : null),
        _ => throw new ArgumentException($"'{command.GetType()}' has no rules.", nameof(command)),
    };

    private static string? Text(string name, string text) =>
        Check(text.Length is > 0 and <= StreamKey.MaxIdentityLength, name, text, $"must have 1 to {StreamKey.MaxIdentityLength} characters")
        ?? Check(!text.Any(char.IsControl), name, text, "must not have control characters");

    private static string? Amount(string name, decimal amount) =>
        Check(Money.IsAmount(amount), name, Shown(amount), $"must be more than 0 and at most {Money.Max}, in whole cents");

    private static string? Balance(string name, decimal balance) =>
        Check(Money.IsBalance(balance), name, Shown(balance), $"must be 0 to {Money.Max}, in whole cents");

    private static string? Check(bool isGood, string name, string value, string rule) =>
        isGood ? null : $"'{name}' is {Quoted.Of(value)}, but it {rule}";

    private static string Shown(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
