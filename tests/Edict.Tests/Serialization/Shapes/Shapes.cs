using System.Collections.Immutable;

namespace Edict.Tests.Serialization.Shapes;

[Event("money-moved")]
public sealed record MoneyMoved(string From, string To, decimal Amount, long Sequence);

[Event("everything-held", Version = 3)]
public sealed record EverythingHeld(
    bool Flag,
    byte Byte,
    sbyte SByte,
    short Short,
    ushort UShort,
    int Int,
    uint UInt,
    long Long,
    ulong ULong,
    float Single,
    double Double,
    decimal Decimal,
    char Character,
    string Text,
    Guid Id,
    DateTime At,
    DateTimeOffset Moment,
    DateOnly Day,
    TimeOnly Hour,
    TimeSpan Duration,
    Uri Address,
    Color Color,
    Access Access,
    Half Half,
    Int128 Huge,
    UInt128 Huger);

[Event("everything-perhaps-held")]
public sealed record EverythingPerhapsHeld
{
    public bool? Flag { get; init; }

    public int? Int { get; init; }

    public ulong? ULong { get; init; }

    public double? Double { get; init; }

    public decimal? Decimal { get; init; }

    public char? Character { get; init; }

    public string? Text { get; init; }

    public Guid? Id { get; init; }

    public DateTimeOffset? Moment { get; init; }

    public TimeSpan? Duration { get; init; }

    public Uri? Address { get; init; }

    public byte[]? Bytes { get; init; }

    public Color? Color { get; init; }

    public Line? Line { get; init; }

    public Point? Point { get; init; }

    public List<string?>? Notes { get; init; }
}

[Event("order-placed")]
public sealed class OrderPlaced
{
    public required string OrderId { get; init; }

    public required List<Line> Lines { get; set; }

    public int[] Quantities { get; set; } = [];

    public byte[] Signature { get; set; } = [];

    public IReadOnlyList<string> Tags { get; init; } = ["none"];

    public IList<Point> Route { get; init; } = [];

    public IEnumerable<decimal?> Discounts { get; init; } = [];

    public ImmutableArray<Color> Colors { get; init; } = [];

    public string[][] Matrix { get; init; } = [];

    public int Count => Lines.Count;
}

[Event("point-reached")]
public readonly record struct PointReached(Point Point, string Name = "unnamed", int Speed = 7, Color Color = Color.Green);

[Event("account-renamed")]
public sealed record AccountRenamed(string AccountId, string Name, string? Reason) : AccountEvent(AccountId);

[Event("checked")]
public sealed record Checked(int Value)
{
    public int Value { get; } = Value >= 0 ? Value : throw new ArgumentOutOfRangeException(nameof(Value), "It is negative.");
}

[Event("nothing-held")]
public sealed record NothingHeld;

[Event("wrapped")]
public sealed record Wrapped(Checked Inner, Envelope<Line> Envelope, Reading Reader);

[Event("parcel-sent")]
public sealed record ParcelSent(Parcel Parcel);

public record Parcel(int Weight);

public sealed record Letter(int Weight, string Text) : Parcel(Weight);

public abstract record AccountEvent(string AccountId);

public sealed record Line(string Sku, decimal Price, Line.Packing Pack)
{
    public enum Packing : byte
    {
        Box,
        Bag,
    }
}

public sealed record Envelope<T>(T Content, string @class);

// Names that generated locals might be thought to collide with.
public sealed record Reading(int Reader, int Value, bool HasValue, int? Mark);

public struct Point
{
    public int X { get; set; }

    public int Y { get; set; }
}

public enum Color
{
    Red = 1,
    Green,
    Größe,
}

[Flags]
public enum Access : long
{
    None = 0,
    Read = 1,
    Write = 2,
    All = 3,
    Hidden = long.MinValue,
}
