using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Edict.Tests.Serialization.Shapes;
using static Edict.Tests.Serialization.GeneratedValues;

namespace Edict.Tests.Serialization;

/// <summary>Events that hold wrappers, hierarchies, JSON and what attributes say.</summary>
internal static class GeneratedShapes
{
    private static readonly Gen<AccountId> Accounts = Gen.Guid.Select(id => new AccountId(id));
    private static readonly Gen<Sku> Skus = Text.Select(text => new Sku(text));
    private static readonly Gen<Level> Levels = Gen.Int.Select(number => new Level(number));
    private static readonly Gen<Shade> Shades = Colors.Select(color => new Shade(color));
    private static readonly Gen<Percent> Percents = Gen.Int[0, 100].Select(share => new Percent(share));

    private static readonly Gen<Coordinate> Coordinates = Gen.Select(Gen.Char['A', 'H'], Gen.Int[1, 8], (column, row) =>
        Coordinate.Parse($"{column}{row}", null));

    private static readonly Gen<Figure> Figures = Gen.OneOf(
        Gen.Select(Text, Doubles, (name, radius) => (Figure)new Circle(name, radius)),
        Gen.Select(Text, Gen.Int, (name, side) => (Figure)new Square(name, side)),
        Gen.Select(Text, Gen.Int, (name, side) => (Figure)new RoundedSquare(name, side, 1)));

    private static readonly Gen<IVehicle> Vehicles = Gen.OneOf(
        Gen.Select(Gen.Int, Figures.Null(), (seats, sign) => (IVehicle)new Car(seats, sign)), Gen.Const((IVehicle)new Bicycle()));

    private static readonly Gen<Animal> Animals = Gen.OneOf(
        Text.Select(name => new Animal(name)), Text.Select(name => (Animal)new Parrot(name, name)));

    private static readonly Gen<Payment> Payments = Gen.OneOf(
        Decimals.Select(amount => (Payment)new Cash(amount)), Gen.Select(Decimals, Text, (amount, bank) => (Payment)new Card(amount, bank, bank)));

    private static readonly Gen<string> Json = Gen.OneOfConst(
        "1", "-1.5e3", "\"a\\\"b\"", "true", "[1, [2, {}]]", "{\"a\": {\"b\": [null]}, \"a b\": \"ü\"}", "[]", "{}");

    public static readonly Gen<WrappersHeld> WrappersHeld =
        from one in Gen.Select(Accounts, Accounts.Nullable(), Skus, Skus.Null(), Shades, Levels)
        from more in Gen.Select(Accounts.List[0, 3], Gen.Dictionary(Accounts, Gen.Int)[0, 3], Gen.Dictionary(Levels, Skus)[0, 3])
        from others in Gen.Select(Gen.Dictionary(Shades, Levels.Nullable())[0, 3], Gen.Dictionary(Skus, Accounts)[0, 3])
        select new WrappersHeld
        {
            Account = one.Item1,
            Former = one.Item2,
            Sku = one.Item3,
            Other = one.Item4,
            Shade = one.Item5,
            Level = one.Item6,
            Outer = new OuterId(one.Item1),
            Accounts = more.Item1,
            Counts = more.Item2,
            Levels = more.Item3,
            Shades = others.Item1,
            Skus = others.Item2.ToDictionary(pair => pair.Key, pair => new OuterId(pair.Value)),
        };

    public static readonly Gen<TextsHeld> TextsHeld = Gen.Select(
        Percents, Coordinates, Gen.Int[0, 9], Gen.Long, Gen.Dictionary(Coordinates, Percents)[0, 3],
        (percent, coordinate, minor, large, shares) => new TextsHeld(
            percent, coordinate, new Version(1, minor), (BigInteger)large * large, shares));

    public static readonly Gen<HierarchiesHeld> HierarchiesHeld =
        from figures in Gen.Select(Figures, Figures.Null(), Text, Doubles)
        from others in Gen.Select(Vehicles.Array[0, 3], Gen.Dictionary(Text, Animals)[0, 3])
        select new HierarchiesHeld(
            figures.Item1, figures.Item2, new Circle(figures.Item3, figures.Item4), others.Item1, others.Item2);

    public static readonly Gen<PaymentsMade> PaymentsMade = Gen.Select(Payments, Payments.List[0, 3], (first, more) => new PaymentsMade(first, more));

    public static readonly Gen<AttributesHeld> AttributesHeld =
        from texts in Gen.Select(Text, Text.Null(), Gen.Enum<Weather>())
        from numbers in Gen.Select(Gen.Int[-1, 1], Gen.Int, Gen.Long, Gen.Int.Nullable().List[0, 3], Gen.Int)
        from converted in Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Bool, Gen.Int.Nullable())
        select new AttributesHeld(texts.Item1)
        {
            Note = texts.Item2,
            Weather = texts.Item3,
            Count = numbers.Item1,
            Inside = numbers.Item2,
            Needed = numbers.Item5,
            AsText = numbers.Item3,
            AlsoText = numbers.Item4,
            Temperature = converted.Item2 ? new Temperature(converted.Item1, 'C') : null,
            Span = new Span(numbers.Item1, numbers.Item2),
            PerhapsSpan = converted.Item3 is { } to ? new Span(0, to) : null,
        };

    public static readonly Gen<JsonHeld> JsonHeld = Gen.Select(Json, Json.Null(), Json.Null(), Gen.Dictionary(Text, Json)[0, 3], (one, two, three, bag) =>
        new JsonHeld(
            Element(one),
            two is null ? null : Element(two),
            three is null ? null : JsonNode.Parse(three),
            bag.ToDictionary(pair => pair.Key, pair => Element(pair.Value))));

    public static readonly Gen<NumbersHeld> NumbersHeld = Gen.Select(
        Gen.Select(Gen.Byte, Gen.ULong, Doubles, Decimals), Gen.Select(Singles.Nullable(), Levels, Gen.Dictionary(Text, Gen.Int.Array[0, 2])[0, 2]),
        (numbers, others) => new NumbersHeld(
            numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4, others.Item1, others.Item2, others.Item3));

    private static JsonElement Element(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
