using System.Text.Json.Serialization;
using Edict;

namespace Bank.Domain;

[Command("deposit")]
public sealed record Deposit(string AccountId, [property: JsonRequired] decimal Amount) : IAccountCommand;
