using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;
using Edict.Tests.Serialization.Shapes;
using static Edict.Tests.Serialization.GeneratedValues;

namespace Edict.Tests.Serialization;

/// <summary>Events that hold collections of every kind.</summary>
internal static class GeneratedCollections
{
    public static readonly Gen<CollectionsHeld> CollectionsHeld =
        from plain in Gen.Select(Gen.Int.Array[0, 3], Lines.List[0, 3], Text.HashSet[0, 3], Gen.Guid.HashSet[0, 3])
        from other in Gen.Select(Gen.Int.Array[0, 4], Colors.Array[0, 3], Text.Null().Array[0, 3], Points.Array[0, 3], Gen.Int.Nullable().Array[0, 3])
        select new CollectionsHeld
        {
            Numbers = plain.Item1,
            Lines = plain.Item2,
            Names = plain.Item3,
            Ids = plain.Item4,
            Sorted = [.. other.Item1],
            Waiting = new Queue<Color>(other.Item2),
            Linked = new LinkedList<string?>(other.Item3),
            Points = [.. other.Item4],
            Watched = [.. other.Item5],
        };

    public static readonly Gen<ImmutableHeld> ImmutableHeld =
        from lists in Gen.Select(Lines.Array[0, 3], Gen.Byte.Array[0, 3], Text.Null().Array[0, 3], Gen.Int.Array[0, 3])
        from sets in Gen.Select(Colors.Array[0, 3], Gen.Guid.Array[0, 3], Decimals.Array[0, 3])
        from dictionaries in Gen.Select(
            Gen.Dictionary(Text, Lines)[0, 3], Gen.Dictionary(Gen.Int, Text)[0, 3], Gen.Dictionary(Text, Gen.Int.Array[0, 2])[0, 3])
        select new ImmutableHeld
        {
            Lines = [.. lists.Item1],
            Bytes = [.. lists.Item2],
            Texts = [.. lists.Item3],
            Numbers = ImmutableList.CreateRange(lists.Item4),
            Colors = [.. sets.Item1],
            Ids = ImmutableHashSet.CreateRange(sets.Item2),
            Amounts = [.. sets.Item3],
            Waiting = [.. lists.Item4],
            ByName = dictionaries.Item1.ToImmutableDictionary(),
            ByNumber = dictionaries.Item2.ToImmutableDictionary(),
            Sorted = dictionaries.Item3.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray()),
        };

    public static readonly Gen<DictionariesHeld> DictionariesHeld =
        from first in Gen.Select(
            Gen.Dictionary(Text, Gen.Int)[0, 3], Gen.Dictionary(Gen.Guid, Text.Null())[0, 3], Gen.Dictionary(Colors, Decimals)[0, 3])
        from second in Gen.Select(
            Gen.Dictionary(Accesses, Points.Nullable())[0, 3], Gen.Dictionary(Gen.Long, Lines)[0, 3], Gen.Dictionary(Gen.Int, Gen.Bool)[0, 3])
        from third in Gen.Select(
            Gen.Dictionary(Text, Gen.Dictionary(Gen.Byte, Gen.Int.List[0, 2])[0, 2])[0, 2],
            Gen.Dictionary(Gen.Bool, Characters)[0, 2].Null(),
            Gen.Select(Text, Gen.Int).List[0, 2])
        select new DictionariesHeld
        {
            Counts = first.Item1,
            Names = first.Item2,
            Prices = first.Item3,
            Points = second.Item1,
            Lines = new SortedDictionary<long, Line>(second.Item2),
            Flags = new SortedList<int, bool>(second.Item3),
            Nested = third.Item1,
            Truths = third.Item2,
            Pairs = [.. third.Item3.Select(pair => new KeyValuePair<string, int>(pair.Item1, pair.Item2))],
        };

    public static readonly Gen<KeysHeld> KeysHeld =
        from numbers in Gen.Select(
            Gen.Dictionary(Gen.ULong, Gen.Int)[0, 3], Gen.Dictionary(Decimals, Gen.Int)[0, 3], Gen.Dictionary(Gen.Double, Gen.Int)[0, 3])
        from texts in Gen.Select(
            Gen.Dictionary(Characters, Gen.Int)[0, 3], Gen.Dictionary(Gen.DateTimeOffset, Gen.Int)[0, 3], Gen.Dictionary(Gen.DateOnly, Gen.Int)[0, 3])
        from times in Gen.Select(Gen.Dictionary(Gen.TimeOnly, Gen.Int)[0, 3], Gen.Dictionary(Gen.TimeSpan, Gen.Int)[0, 3], Gen.Long)
        select new KeysHeld
        {
            ULongs = numbers.Item1,
            Decimals = numbers.Item2,
            Doubles = numbers.Item3,
            Chars = texts.Item1,
            Moments = texts.Item2,
            Days = texts.Item3,
            Hours = times.Item1,
            Durations = times.Item2,
            Huge = new Dictionary<Int128, int> { [(Int128)times.Item3 * times.Item3] = 1 },
        };

    public static readonly Gen<FrozenHeld> FrozenHeld =
        from numbers in Gen.Select(Gen.Int.Array[0, 4], Gen.Int.Array[0, 4])
        from texts in Gen.Select(Gen.Dictionary(Text, Lines)[0, 3], Text.HashSet[0, 3], Gen.Dictionary(Text, Gen.Int)[0, 3])
        select new FrozenHeld
        {
            Numbers = numbers.Item1.ToFrozenSet(),
            Lines = texts.Item1.ToFrozenDictionary(),
            Stacked = new Stack<int>(numbers.Item2),
            ImmutableStacked = [.. numbers.Item2],
            Texts = texts.Item2,
            Ordered = new OrderedDictionary<string, int>(texts.Item3),
        };
}
