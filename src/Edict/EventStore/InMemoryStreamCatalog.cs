namespace Edict.EventStore;

/// <summary>The streams of an in-memory database.</summary>
internal sealed class InMemoryStreamCatalog(InMemoryEventStore store, InMemoryDatabase database) : IStreamCatalog
{
    public ValueTask<StreamInfo?> FindAsync(StreamKey stream, CancellationToken cancellation)
    {
        store.EnsureOpen(cancellation);
        return new ValueTask<StreamInfo?>(database.FindStream(stream));
    }

    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        store.EnsureOpen(cancellation);
        return new ValueTask<StreamPage>(database.ListStreams(query));
    }

    public ValueTask ArchiveAsync(StreamKey stream)
    {
        store.EnsureOpen();
        database.ArchiveStream(stream);
        return ValueTask.CompletedTask;
    }

    public ValueTask RestoreAsync(StreamKey stream)
    {
        store.EnsureOpen();
        database.RestoreStream(stream);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> DeleteAsync(StreamKey stream, ExpectedVersion expected)
    {
        store.EnsureOpen();
        return new ValueTask<bool>(database.DeleteStream(stream, expected));
    }

    public ValueTask<bool> EraseAsync(StreamKey stream, ExpectedVersion expected)
    {
        store.EnsureOpen();
        return new ValueTask<bool>(database.EraseStream(stream, expected));
    }

    public ValueTask TruncateAsync(StreamKey stream, long beforeVersion)
    {
        store.EnsureOpen();
        database.TruncateStream(stream, beforeVersion);
        return ValueTask.CompletedTask;
    }

    public ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfZero(positions.Count, nameof(positions));
        store.EnsureOpen();
        return new ValueTask<AppendResult>(database.Link(list, expected, positions));
    }
}
