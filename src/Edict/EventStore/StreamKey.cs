namespace Edict;

/// <summary>
/// The key of a stream: the aggregate's name and the identity, each compared ordinally. The text that
/// <see cref="ToString"/> gives is for display only; two different keys can read alike.
/// </summary>
/// <param name="Aggregate">The stable name of the aggregate.</param>
/// <param name="Identity">The identity of the instance: 1 to <see cref="MaxIdentityLength"/> UTF-16 units, no NUL.</param>
public readonly record struct StreamKey(string Aggregate, string Identity)
{
    /// <summary>The longest identity, in UTF-16 units.</summary>
    public const int MaxIdentityLength = 255;

    /// <summary>The display text: the aggregate's name, <c>-</c>, the identity.</summary>
    public override string ToString() => $"{Aggregate}-{Identity}";
}
