using System.Text.Json.Serialization;
using Edict;

namespace Bank.Domain;

[Command("withdraw")]
public sealed record Withdraw(string AccountId, [property: JsonRequired] decimal Amount) : IAccountCommand;
