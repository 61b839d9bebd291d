using Bank.Domain;

namespace Bank.Demonstration;

internal sealed record Step(string Description, IBankCommand Command);
