using System.Collections;

namespace Edict;

/// <summary>Some streams in the order of their keys. Immutable and safe for concurrent use.</summary>
/// <param name="streams">The streams.</param>
/// <param name="next">What <see cref="StreamQuery.After"/> is for the next page; <see langword="null"/> at the end.</param>
public sealed class StreamPage(IReadOnlyList<StreamInfo> streams, StreamKey? next) : IReadOnlyList<StreamInfo>
{
    /// <summary>What <see cref="StreamQuery.After"/> is for the next page; <see langword="null"/> at the end.</summary>
    public StreamKey? Next { get; } = next;

    /// <summary>The number of streams.</summary>
    public int Count => streams.Count;

    /// <summary>A stream, from 0 in the order of the page.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public StreamInfo this[int index] => streams[index];

    /// <inheritdoc/>
    public IEnumerator<StreamInfo> GetEnumerator() => streams.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
