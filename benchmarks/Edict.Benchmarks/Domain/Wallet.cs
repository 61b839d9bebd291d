namespace Edict.Benchmarks.Domain;

/// <summary>The aggregate that every benchmark dispatches to: one addition per command, so that only the way there costs.</summary>
[Aggregate("wallet", Identity = nameof(Deposit.WalletId))]
public sealed partial class Wallet
{
    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; private set; }

    [Handles]
    private static Deposited Handle(Deposit command) => new(command.WalletId, command.Amount);

    [Applies]
    private void Apply(Deposited e) => Balance += e.Amount;
}
