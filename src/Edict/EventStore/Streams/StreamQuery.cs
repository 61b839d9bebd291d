namespace Edict;

/// <summary>Which streams are listed, in the order of their keys. Immutable.</summary>
public sealed record StreamQuery
{
    /// <summary>The most streams of one page by default.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The stable name of the aggregate; <see langword="null"/> for all.</summary>
    public string? Aggregate { get; init; }

    /// <summary>A part of the identity, compared ordinally; empty for any.</summary>
    public string Search { get; init; } = "";

    /// <summary>Lists what comes after this key; <see langword="null"/> begins with the first. See <see cref="StreamPage.Next"/>.</summary>
    public StreamKey? After { get; init; }

    /// <summary>The most streams to list: 1 or more; the default is <see cref="DefaultLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Whether archived streams are listed too; the default is <see langword="false"/>.</summary>
    public bool IncludesArchived { get; init; }

    /// <summary>Whether deleted streams are listed too; the default is <see langword="false"/>.</summary>
    public bool IncludesDeleted { get; init; }

    /// <summary>Whether streams of this state are listed.</summary>
    /// <param name="state">The state of a stream.</param>
    public bool Takes(StreamState state) => state switch
    {
        StreamState.Archived => IncludesArchived,
        StreamState.Deleted => IncludesDeleted,
        _ => true,
    };
}
