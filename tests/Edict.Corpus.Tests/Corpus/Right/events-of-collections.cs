using System.Collections.Immutable;

public sealed record Board(int Width, Board.Nail[] Nails)
{
    public readonly record struct Nail(double X, double Y);
}

[Event("built")]
public sealed record Built(
    string Id, int[] Heights, List<string> Names, IReadOnlyList<Board> Boards, IEnumerable<Guid>? Keys, ImmutableArray<Board> Spare, List<List<int?>> Grid);
