namespace Edict;

/// <summary>
/// Which events a reader of the whole log wants; the store passes over the others, and over long stretches without any of them at no
/// cost. Immutable and safe for concurrent use.
/// </summary>
public sealed record EventFilter
{
    private static readonly HashSet<string> AnyName = [];

    /// <summary>Every event of every stream that is not archived.</summary>
    public static EventFilter Everything { get; } = new();

    /// <summary>The stable name of the aggregate whose streams are read; <see langword="null"/> for those of all aggregates.</summary>
    public string? Aggregate { get; init; }

    /// <summary>What the identity of a stream begins with, compared ordinally; empty for any.</summary>
    public string IdentityPrefix { get; init; } = "";

    /// <summary>
    /// The names under which the events that are read are stored, older names included; empty for all. <see cref="EdictApplication.FilterOf{TEvent}"/> gives those
    /// of a type.
    /// </summary>
    public IReadOnlySet<string> EventNames { get; init; } = AnyName;

    /// <summary>Whether the events of archived streams are read too; the default is <see langword="false"/>.</summary>
    public bool IncludesArchived { get; init; }

    /// <summary>Whether events are read too that a truncation took out of their stream; the default is <see langword="false"/>.</summary>
    public bool IncludesTruncated { get; init; }

    /// <summary>Only the events that are stored under these names.</summary>
    /// <param name="names">The names; none for all.</param>
    public static EventFilter OfEvents(params ReadOnlySpan<string> names) =>
        new() { EventNames = new HashSet<string>(names.ToArray(), StringComparer.Ordinal) };

    /// <summary>Only the events of one aggregate's streams.</summary>
    /// <param name="aggregate">The stable name of the aggregate.</param>
    public static EventFilter OfAggregate(string aggregate) => new() { Aggregate = aggregate };

    /// <summary>Whether events of this name are wanted.</summary>
    /// <param name="name">The stable name of an event.</param>
    public bool TakesEvent(string name) => EventNames.Count == 0 || EventNames.Contains(name);

    /// <summary>Whether the events of this stream are wanted.</summary>
    /// <param name="stream">The key of a stream.</param>
    public bool TakesStream(StreamKey stream) =>
        (Aggregate is null || stream.Aggregate == Aggregate) && stream.Identity.StartsWith(IdentityPrefix, StringComparison.Ordinal);
}
