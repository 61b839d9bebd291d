namespace Edict.Benchmarks.Baselines;

/// <summary>What actors answer: one object for all, so that baselines do not pay for an answer's allocation.</summary>
public sealed class WalletReply
{
    private WalletReply()
    {
    }

    /// <summary>The answer.</summary>
    public static WalletReply Instance { get; } = new();
}
