using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>The wallet as Marten makes it of its events, by conventions.</summary>
public sealed class MartenWallet
{
    /// <summary>The stream.</summary>
    public string Id { get; set; } = "";

    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; set; }

    /// <summary>Called by Marten for each event.</summary>
    /// <param name="e">The event.</param>
    public void Apply(Deposited e) => Balance += e.Amount;
}
