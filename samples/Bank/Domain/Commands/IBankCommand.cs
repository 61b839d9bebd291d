namespace Bank.Domain;

/// <summary>What one may ask the bank for: a command to one account, or a transfer between two.</summary>
public interface IBankCommand
{
    /// <summary>The accounts that it concerns, each once.</summary>
    IReadOnlyList<string> Accounts { get; }
}
