namespace Edict.Analyzers.Tests.Robustness;

/// <summary>Source code as it looks while somebody types: cut off, with holes, with a piece twice or in the wrong place.</summary>
internal static class Damage
{
    private const int LongestPiece = 60;

    private static readonly Func<string, Random, string>[] Kinds = [Truncated, WithoutPiece, WithoutLine, WithoutBracket, WithPieceTwice, WithTypo];

    /// <summary>Damages a source by one to three edits of a kind that the seed chooses.</summary>
    public static string Of(string source, Random random)
    {
        string damaged = source;
        for (int edits = random.Next(1, 4); edits > 0 && damaged.Length > 0; edits--)
        {
            damaged = Kinds[random.Next(Kinds.Length)](damaged, random);
        }

        return damaged;
    }

    private static string Truncated(string source, Random random) => source[..random.Next(source.Length)];

    private static string WithoutPiece(string source, Random random)
    {
        (int start, int length) = Piece(source, random);
        return source.Remove(start, length);
    }

    private static string WithoutLine(string source, Random random)
    {
        string[] lines = source.Split('\n');
        int left = random.Next(lines.Length);
        return string.Join('\n', lines.Where((_, index) => index != left));
    }

    private static string WithoutBracket(string source, Random random)
    {
        int[] places = [.. Enumerable.Range(0, source.Length).Where(index => "(){}[]<>;,=\"".Contains(source[index], StringComparison.Ordinal))];
        return places.Length == 0 ? source : source.Remove(places[random.Next(places.Length)], 1);
    }

    private static string WithPieceTwice(string source, Random random)
    {
        (int start, int length) = Piece(source, random);
        return source.Insert(random.Next(source.Length), source.Substring(start, length));
    }

    private static string WithTypo(string source, Random random)
    {
        int place = random.Next(source.Length);
        return source.Remove(place, 1).Insert(place, $"{(char)random.Next(' ', '~')}");
    }

    private static (int Start, int Length) Piece(string source, Random random)
    {
        int start = random.Next(source.Length);
        return (start, random.Next(1, Math.Min(LongestPiece, source.Length - start) + 1));
    }
}
