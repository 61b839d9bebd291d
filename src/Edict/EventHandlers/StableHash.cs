namespace Edict.EventHandlers;

/// <summary>Hashes of text that are the same in every process and every version: what is stored may rest on them. FNV-1a over UTF-16 units, with its bits mixed at the end.</summary>
internal static class StableHash
{
    private const uint Basis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    internal static uint Of(string text) => Mix(Add(Basis, text));

    /// <summary>The hash of a pair, which is not that of the two texts in one.</summary>
    internal static uint Of(string first, string second) => Mix(Add((Add(Basis, first) ^ char.MaxValue) * Prime, second));

    private static uint Add(uint hash, string text)
    {
        foreach (char unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    // The lower bits, which a remainder looks at, depend on few of the text's otherwise.
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7feb352d;
        hash ^= hash >> 15;
        hash *= 0x846ca68b;
        return hash ^ (hash >> 16);
    }
}
