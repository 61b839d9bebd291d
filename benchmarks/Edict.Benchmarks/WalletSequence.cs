namespace Edict.Benchmarks;

/// <summary>The wallets that one caller asks, one after another: spread evenly, the same in every run, and nearly free.</summary>
/// <param name="caller">The number of the caller; different callers take different ways.</param>
/// <param name="wallets">The number of wallets.</param>
public struct WalletSequence(int caller, int wallets)
{
    private uint _state = ((uint)caller + 1) * 2654435769u;

    /// <summary>The index of the next wallet.</summary>
    public int Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(((ulong)_state * (uint)wallets) >> 32);
    }
}
