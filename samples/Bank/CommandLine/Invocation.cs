using Bank.Storage;

namespace Bank.CommandLine;

/// <summary>What the arguments ask for.</summary>
internal abstract record Invocation
{
    internal sealed record Help : Invocation;

    internal sealed record Demonstrate(BankDatabase Database) : Invocation;

    /// <summary>Executes the commands of a file, or of standard input when there is none.</summary>
    internal sealed record Run(string? File, BankDatabase Database) : Invocation;

    internal sealed record Generate(long Count, ulong Seed) : Invocation;
}
