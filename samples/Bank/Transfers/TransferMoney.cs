using System.Text.Json.Serialization;
using Bank.Domain;
using Edict;

namespace Bank.Transfers;

/// <summary>Moves money between two different accounts.</summary>
[Command("transfer")]
public sealed record TransferMoney(string From, string To, [property: JsonRequired] decimal Amount) : IBankCommand
{
    public IReadOnlyList<string> Accounts => [From, To];
}
