namespace Edict.Benchmarks.Domain;

/// <summary>A wallet of whose first 9,500 events a snapshot is taken.</summary>
[Aggregate("saved-wallet", Identity = nameof(Save.WalletId))]
[StoredState(SnapshotEvery = SnapshotEvery)]
public sealed partial class SavedWallet
{
    /// <summary>The version of the one snapshot that is taken.</summary>
    public const int SnapshotEvery = 9_500;

    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; private set; }

    [Handles]
    private static Deposited Handle(Save command) => new(command.WalletId, command.Amount);

    [Applies]
    private void Apply(Deposited e) => Balance += e.Amount;
}
