using Bank.Domain;

namespace Bank.Transfers;

/// <summary>Moves money between two different accounts.</summary>
public sealed record TransferMoney(string From, string To, decimal Amount) : IBankCommand
{
    public IReadOnlyList<string> Accounts => [From, To];
}
