namespace Bank.Generation;

/// <summary>
/// Numbers that look random and are the same for the same seed, on every runtime and for ever, which <see cref="Random"/> does not
/// promise: a Weyl sequence, each member scrambled by shifts and multiplications (SplitMix64).
/// </summary>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <returns>0 or more, less than <paramref name="limit"/>.</returns>
    internal int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <returns>From <paramref name="min"/> to <paramref name="max"/>, both inclusive.</returns>
    internal int Between(int min, int max) => min + Below(max - min + 1);

    internal bool Chance(int percent) => Below(100) < percent;

    internal T OneOf<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong scrambled = _state;
            scrambled = (scrambled ^ (scrambled >> 30)) * 0xBF58476D1CE4E5B9;
            scrambled = (scrambled ^ (scrambled >> 27)) * 0x94D049BB133111EB;
            return scrambled ^ (scrambled >> 31);
        }
    }
}
