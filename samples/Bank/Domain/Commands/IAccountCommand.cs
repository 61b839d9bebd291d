namespace Bank.Domain;

/// <summary>A command that one account decides.</summary>
public interface IAccountCommand : IBankCommand
{
    string AccountId { get; }

    IReadOnlyList<string> IBankCommand.Accounts => [AccountId];
}
