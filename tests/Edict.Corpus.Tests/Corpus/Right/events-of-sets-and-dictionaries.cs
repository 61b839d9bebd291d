using System.Collections.Frozen;
using System.Collections.Immutable;

public enum Side { Left, Right }

[Event("mapped")]
public sealed record Mapped(
    string Id, HashSet<string> Tags, ImmutableHashSet<int> Numbers, Dictionary<string, decimal> Prices, ImmutableDictionary<Side, string> Sides,
    IReadOnlyDictionary<Guid, List<int>> Lists, FrozenDictionary<int, string?> Frozen, ImmutableList<Side> Order, Queue<string> Waiting);
