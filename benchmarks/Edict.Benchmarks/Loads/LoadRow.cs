namespace Edict.Benchmarks.Loads;

/// <summary>One row of a table of loads.</summary>
/// <param name="Name">What the table says.</param>
/// <param name="Callers">How many call at the same time, each awaiting one answer before the next call.</param>
/// <param name="Wallets">How many wallets they spread over; 1 for one that all share.</param>
/// <param name="Contender">Who is called.</param>
internal sealed record LoadRow(string Name, int Callers, int Wallets, IContender Contender);
