using System.Runtime.CompilerServices;

namespace Edict.EventStore;

/// <summary>The store over an in-memory database; every call completes before it returns.</summary>
internal sealed class InMemoryEventStore(EventStoreContext context, InMemoryDatabase database, bool isShared) : IEventStore
{
    private volatile bool _disposed;

    public EventStoreTraits Traits => new(WantsPayload: database.RoundTrip, IsShared: isShared);

    public ValueTask OpenAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, this);
        return ValueTask.CompletedTask;
    }

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (database.RoundTrip || !batch.IsCompleteAndImmutable)
        {
            return new ValueTask<AppendResult>(AppendCopies(batch));
        }

        return new ValueTask<AppendResult>(database.Append(batch, contents: null));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AppendResult AppendCopies(AppendBatch batch)
    {
        batch.EnsureComplete();
        if (database.RoundTrip)
        {
            EnsureReadable(batch);
        }

        return database.Append(batch, database.ContentsOf(batch));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        EnsureReadable(limit, cancellation);
        return new ValueTask<IReadOnlyList<RecordedEvent>>(database.ReadStream(stream, fromVersion, direction, limit, context.Types));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        EnsureReadable(limit, cancellation);
        return new ValueTask<IReadOnlyList<RecordedEvent>>(database.ReadAll(fromPosition, direction, limit, context.Types));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation)
    {
        EnsureReadable(limit: 1, cancellation);
        return new ValueTask<IReadOnlyList<RecordedEvent>>(database.FindCommand(stream, commandId, context.Types));
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return ValueTask.CompletedTask;
    }

    private void EnsureReadable(int limit, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        cancellation.ThrowIfCancellationRequested();
    }

    // What cannot be read back must fail the command that writes it, not the reader that comes by later.
    private void EnsureReadable(AppendBatch batch)
    {
        batch.EnsureSizes(context.MaxEventBytes);
        foreach (StreamWrite write in batch.Writes)
        {
            foreach (NewEvent added in write.Events)
            {
                added.Type.Read(added.Payload.Span);
            }
        }
    }
}
