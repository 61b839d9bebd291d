using Edict;

namespace Bank.Domain;

[Command("close")]
public sealed record CloseAccount(string AccountId) : IAccountCommand;
