using System.Text.Json.Serialization;
using Edict;

namespace Bank.Domain;

[Command("open")]
public sealed record OpenAccount(string AccountId, string Holder, [property: JsonRequired] decimal InitialBalance) : IAccountCommand;
