namespace Edict.Generators.Emission;

/// <summary>
/// Pieces of source that follow one another; empty ones are left out. A block with them in a hole takes each as it is made, so that they
/// are not copied once more only to stand in one text.
/// </summary>
/// <param name="separator">What stands between two of them: line breaks.</param>
/// <param name="items">The pieces; they are asked for once.</param>
internal readonly struct Pieces(string separator, IEnumerable<string> items)
{
    public string Separator => separator;

    public IEnumerable<string> Items => items.Where(static piece => piece.Length > 0);

    public static implicit operator string(Pieces pieces) => pieces.ToString();

    public override string ToString() => string.Join(separator, Items);
}
