using System.Numerics;

namespace Edict.Tests.Serialization.Shapes;

public readonly record struct AccountId(Guid Value);

public sealed record Sku(string Text);

public readonly record struct Level(int Number);

public readonly record struct Shade(Color Color);

public readonly record struct OuterId(AccountId Inner);

public readonly struct Percent(decimal share)
{
    public decimal Share { get; } = share is >= 0 and <= 100
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), "It is not from 0 to 100.");
}

/// <summary>Its properties cannot make it again, its text can.</summary>
public readonly struct Coordinate : IParsable<Coordinate>, IEquatable<Coordinate>
{
    private readonly int _row;
    private readonly char _column;

    private Coordinate(char column, int row) => (_column, _row) = (column, row);

    public static Coordinate Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out Coordinate result) ? result : throw new FormatException();

    public static bool TryParse(string? s, IFormatProvider? provider, out Coordinate result)
    {
        bool isRight = s is { Length: > 1 } && int.TryParse(s.AsSpan(1), provider, out _);
        result = isRight ? new Coordinate(s![0], int.Parse(s.AsSpan(1), provider)) : default;
        return isRight;
    }

    public bool Equals(Coordinate other) => _row == other._row && _column == other._column;

    public override bool Equals(object? obj) => obj is Coordinate other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_row, _column);

    public override string ToString() => $"{_column}{_row}";
}

[Event("wrappers-held")]
public sealed record WrappersHeld
{
    public AccountId Account { get; init; }

    public AccountId? Former { get; init; }

    public required Sku Sku { get; init; }

    public Sku? Other { get; init; }

    public Shade Shade { get; init; }

    public Level Level { get; init; }

    public OuterId Outer { get; init; }

    public List<AccountId> Accounts { get; init; } = [];

    public Dictionary<AccountId, int> Counts { get; init; } = [];

    public Dictionary<Level, Sku> Levels { get; init; } = [];

    public Dictionary<Shade, Level?> Shades { get; init; } = [];

    public Dictionary<Sku, OuterId> Skus { get; init; } = [];
}

[Event("texts-held")]
public sealed record TextsHeld(Percent Percent, Coordinate Coordinate, Version Version, BigInteger Large, Dictionary<Coordinate, Percent> Shares);
