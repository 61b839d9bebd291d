using System.Text;
using CsCheck;
using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>Values of every stored type, with those at the edges more often.</summary>
internal static class GeneratedValues
{
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(code => new Rune(code).ToString()).Array[0, 12].Select(string.Concat),
        Gen.Char[' ', '~'].Array[0, 40].Select(characters => new string(characters)),
        Gen.OneOfConst("", "\"", "\\", "\0\u0001\u001f\u007f\u0080", "a\tb\r\n\f\b/", "\u2028\u2029", "😀", "größer", "<a href='&'>", new string('ü', 9000)));

    public static readonly Gen<double> Doubles = Gen.OneOf(
        Gen.Double,
        Gen.OneOfConst(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 0.1, 1e21));

    public static readonly Gen<float> Singles = Gen.OneOf(
        Gen.Single,
        Gen.OneOfConst(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.0f, float.Epsilon, float.MaxValue));

    public static readonly Gen<decimal> Decimals = Gen.OneOf(
        Gen.Decimal, Gen.OneOfConst(decimal.MaxValue, decimal.MinValue, 1.500m, 0.00m, 0.0000000000000000000000000001m));

    public static readonly Gen<Color> Colors = Gen.OneOfConst(Color.Red, Color.Green, Color.Größe, (Color)0, (Color)(-5));

    public static readonly Gen<Access> Accesses = Gen.OneOfConst(
        Access.None, Access.Read, Access.All, Access.Hidden, Access.Hidden | Access.Write, Access.Hidden | Access.All, (Access)4, (Access)9);

    public static readonly Gen<Uri> Addresses = Gen.OneOfConst(
        new Uri("https://example.org/a?b=c#d"), new Uri("/relative/ü", UriKind.Relative), new Uri("mailto:a@example.org"));

    public static readonly Gen<char> Characters = Gen.Char.Where(character => !char.IsSurrogate(character));

    public static readonly Gen<Line> Lines = Gen.Select(
        Text, Decimals, Gen.OneOfConst(Line.Packing.Box, Line.Packing.Bag, (Line.Packing)200), (sku, price, pack) => new Line(sku, price, pack));

    public static readonly Gen<Point> Points = Gen.Select(Gen.Int, Gen.Int, (x, y) => new Point { X = x, Y = y });

    public static readonly Gen<MoneyMoved> MoneyMoved = Gen.Select(
        Text, Text, Decimals, Gen.Long, (from, to, amount, sequence) => new MoneyMoved(from, to, amount, sequence));

    public static readonly Gen<EverythingHeld> EverythingHeld =
        from whole in Gen.Select(Gen.Bool, Gen.Byte, Gen.SByte, Gen.Short, Gen.UShort, Gen.Int, Gen.UInt)
        from large in Gen.Select(Gen.Long, Gen.ULong, Singles, Doubles, Decimals, Characters, Text)
        from times in Gen.Select(Gen.Guid, Gen.DateTime, Gen.DateTimeOffset, Gen.DateOnly, Gen.TimeOnly, Gen.TimeSpan, Addresses)
        from kind in Gen.Enum<DateTimeKind>()
        from names in Gen.Select(Colors, Accesses, Doubles)
        select new EverythingHeld(
            whole.Item1, whole.Item2, whole.Item3, whole.Item4, whole.Item5, whole.Item6, whole.Item7,
            large.Item1, large.Item2, large.Item3, large.Item4, large.Item5, large.Item6, large.Item7,
            times.Item1, DateTime.SpecifyKind(times.Item2, kind), times.Item3, times.Item4, times.Item5, times.Item6, times.Item7,
            names.Item1, names.Item2, (Half)names.Item3, (Int128)large.Item1 * large.Item2, (UInt128)large.Item2 * large.Item2);

    public static readonly Gen<EverythingPerhapsHeld> EverythingPerhapsHeld =
        from values in Gen.Select(
            Gen.Bool.Nullable(), Gen.Int.Nullable(), Gen.ULong.Nullable(), Doubles.Nullable(), Decimals.Nullable(), Characters.Nullable())
        from texts in Gen.Select(Text.Null(), Gen.Guid.Nullable(), Gen.DateTimeOffset.Nullable(), Gen.TimeSpan.Nullable(), Addresses.Null())
        from held in Gen.Select(Gen.Byte.Array[0, 9].Null(), Colors.Nullable(), Lines.Null(), Points.Nullable(), Text.Null().List[0, 4].Null())
        select new EverythingPerhapsHeld
        {
            Flag = values.Item1,
            Int = values.Item2,
            ULong = values.Item3,
            Double = values.Item4,
            Decimal = values.Item5,
            Character = values.Item6,
            Text = texts.Item1,
            Id = texts.Item2,
            Moment = texts.Item3,
            Duration = texts.Item4,
            Address = texts.Item5,
            Bytes = held.Item1,
            Color = held.Item2,
            Line = held.Item3,
            Point = held.Item4,
            Notes = held.Item5!,
        };

    public static readonly Gen<OrderPlaced> OrderPlaced =
        from required in Gen.Select(Text, Lines.List[0, 5])
        from arrays in Gen.Select(Gen.Int.Array[0, 5], Gen.Byte.Array[0, 100], Text.Array[0, 3], Text.Array[0, 2].Array[0, 3])
        from lists in Gen.Select(Points.List[0, 3], Decimals.Nullable().Array[0, 3], Colors.Array[0, 3])
        select new OrderPlaced
        {
            OrderId = required.Item1,
            Lines = required.Item2,
            Quantities = arrays.Item1,
            Signature = arrays.Item2,
            Tags = arrays.Item3,
            Matrix = arrays.Item4,
            Route = lists.Item1,
            Discounts = lists.Item2,
            Colors = [.. lists.Item3],
        };

    public static readonly Gen<PointReached> PointReached = Gen.Select(
        Points, Text, Gen.Int, Colors, (point, name, speed, color) => new PointReached(point, name, speed, color));

    public static readonly Gen<AccountRenamed> AccountRenamed = Gen.Select(
        Text, Text, Text.Null(), (id, name, reason) => new AccountRenamed(id, name, reason));

    public static readonly Gen<Wrapped> Wrapped = Gen.Select(
        Gen.Int[0, 100], Lines, Text, Gen.Int.Nullable(), (number, line, text, mark) =>
            new Wrapped(new Checked(number), new Envelope<Line>(line, text), new Reading(number, number, number > 5, mark)));
}
