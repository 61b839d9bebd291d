using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Edict.Tests.Serialization.Shapes;

[Event("collections-held")]
public sealed record CollectionsHeld
{
    public IReadOnlyCollection<int> Numbers { get; init; } = [];

    public ICollection<Line> Lines { get; init; } = [];

    public HashSet<string> Names { get; init; } = [];

    public ISet<Guid> Ids { get; init; } = new HashSet<Guid>();

    public SortedSet<int> Sorted { get; init; } = [];

    public Queue<Color> Waiting { get; init; } = [];

    public LinkedList<string?> Linked { get; init; } = [];

    public Collection<Point> Points { get; init; } = [];

    public ObservableCollection<int?> Watched { get; init; } = [];
}

[Event("immutable-held")]
public sealed record ImmutableHeld
{
    public ImmutableArray<Line> Lines { get; init; } = [];

    public ImmutableArray<byte> Bytes { get; init; } = [];

    public ImmutableList<string?> Texts { get; init; } = [];

    public IImmutableList<int> Numbers { get; init; } = ImmutableList<int>.Empty;

    public ImmutableHashSet<Color> Colors { get; init; } = [];

    public IImmutableSet<Guid> Ids { get; init; } = ImmutableHashSet<Guid>.Empty;

    public ImmutableSortedSet<decimal> Amounts { get; init; } = [];

    public ImmutableQueue<int> Waiting { get; init; } = [];

    public ImmutableDictionary<string, Line> ByName { get; init; } = ImmutableDictionary<string, Line>.Empty;

    public IImmutableDictionary<int, string> ByNumber { get; init; } = ImmutableDictionary<int, string>.Empty;

    public ImmutableSortedDictionary<string, ImmutableArray<int>> Sorted { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;
}

[Event("dictionaries-held")]
public sealed record DictionariesHeld
{
    public Dictionary<string, int> Counts { get; init; } = [];

    public IDictionary<Guid, string?> Names { get; init; } = new Dictionary<Guid, string?>();

    public IReadOnlyDictionary<Color, decimal> Prices { get; init; } = new Dictionary<Color, decimal>();

    public Dictionary<Access, Point?> Points { get; init; } = [];

    public SortedDictionary<long, Line> Lines { get; init; } = [];

    public SortedList<int, bool> Flags { get; init; } = [];

    public Dictionary<string, Dictionary<byte, List<int>>> Nested { get; init; } = [];

    public Dictionary<bool, char>? Truths { get; init; }

    public List<KeyValuePair<string, int>> Pairs { get; init; } = [];
}

[Event("keys-held")]
public sealed record KeysHeld
{
    public Dictionary<ulong, int> ULongs { get; init; } = [];

    public Dictionary<decimal, int> Decimals { get; init; } = [];

    public Dictionary<double, int> Doubles { get; init; } = [];

    public Dictionary<char, int> Chars { get; init; } = [];

    public Dictionary<DateTimeOffset, int> Moments { get; init; } = [];

    public Dictionary<DateOnly, int> Days { get; init; } = [];

    public Dictionary<TimeOnly, int> Hours { get; init; } = [];

    public Dictionary<TimeSpan, int> Durations { get; init; } = [];

    public Dictionary<Int128, int> Huge { get; init; } = [];
}

// What System.Text.Json writes but cannot read, or reads otherwise.
[Event("frozen-held")]
public sealed record FrozenHeld
{
    public FrozenSet<int> Numbers { get; init; } = [];

    public FrozenDictionary<string, Line> Lines { get; init; } = FrozenDictionary<string, Line>.Empty;

    public Stack<int> Stacked { get; init; } = [];

    public ImmutableStack<int> ImmutableStacked { get; init; } = [];

    public IReadOnlySet<string> Texts { get; init; } = new HashSet<string>();

    public OrderedDictionary<string, int> Ordered { get; init; } = [];
}
