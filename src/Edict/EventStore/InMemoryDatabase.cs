using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Edict.EventStore;

namespace Edict;

/// <summary>
/// Events in memory. It outlives the applications that use it, so that one can be stopped and started again on the same events,
/// and several can share it. Safe for concurrent use.
/// </summary>
public sealed partial class InMemoryDatabase
{
    // Longer looks would keep writers waiting.
    private const int MostLookedAt = 8_192;

    private readonly Lock _gate = new();
    private readonly Dictionary<StreamKey, InMemoryStream> _streams = new(StreamKeyComparer.Instance);
    private readonly AppendOnlyList<StoredEvent> _log = new();

    /// <summary>
    /// Whether events are kept as JSON and read back from it, as in a durable store, so that a test finds what cannot be serialized;
    /// the default is <see langword="false"/>: events are kept as they are.
    /// </summary>
    public bool RoundTrip { get; init; }

    /// <summary>Whether streams may be erased for good; the default is <see langword="false"/>.</summary>
    public bool AllowErasure { get; init; }

    /// <summary>Appends a complete batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="contents">What is kept instead of the events themselves, one after the other; null to keep the events.</param>
    internal AppendResult Append(AppendBatch batch, object[]? contents)
    {
        lock (_gate)
        {
            return batch.Writes.Count == 1 ? AppendOne(batch.Writes[0], contents) : AppendMany(batch, contents);
        }
    }

    internal EventPage ReadStream(StreamKey key, long fromVersion, ReadDirection direction, int limit, EventTypeRegistry types)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(key, out InMemoryStream? stream))
            {
                return new EventPage([], direction == ReadDirection.Forward ? Math.Max(fromVersion, 1) : 0, isEnd: true);
            }

            if (stream.State == StreamState.Deleted)
            {
                throw new StreamClosedException(key, StreamState.Deleted);
            }

            PageRange versions = new(stream.FirstVersion, stream.Version, fromVersion, direction, limit);
            return new EventPage(Read(stream, versions, types), versions.Next, versions.IsEnd);
        }
    }

    internal EventPage ReadAll(long fromPosition, ReadDirection direction, int limit, EventFilter filter, EventTypeRegistry types)
    {
        lock (_gate)
        {
            PageRange looked = new(1, _log.Count, fromPosition, direction, MostLookedAt);
            List<RecordedEvent> page = [];
            int index = 0;
            for (; index < looked.Count && page.Count < limit; index++)
            {
                long position = looked[index];
                if (_log[position - 1].IsWantedBy(filter))
                {
                    page.Add(Read(position, types));
                }
            }

            return new EventPage(page, looked[index], isEnd: looked.IsEnd && index == looked.Count);
        }
    }

    internal IReadOnlyList<RecordedEvent> FindCommand(StreamKey key, Guid commandId, EventTypeRegistry types)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(key, out InMemoryStream? stream) ? Read(stream, stream.FindCommand(commandId), types) : [];
        }
    }

    private List<RecordedEvent> Read(InMemoryStream stream, PageRange versions, EventTypeRegistry types)
    {
        List<RecordedEvent> page = new(versions.Count);
        for (int index = 0; index < versions.Count; index++)
        {
            long position = stream.PositionOf(versions[index]);
            if (_log[position - 1].Content is not null)
            {
                page.Add(Read(position, types));
            }
        }

        return page;
    }

    private RecordedEvent Read(long position, EventTypeRegistry types) => new(_log[position - 1], position, types);

    /// <summary>What is kept instead of the events as they are: their JSON, or copies where an event can change.</summary>
    internal object[] ContentsOf(AppendBatch batch)
    {
        List<object> contents = [];
        foreach (StreamWrite write in batch.Writes)
        {
            foreach (NewEvent added in write.Events)
            {
                contents.Add(RoundTrip ? added.Payload.ToArray() : added.Type.Copy(added.Event));
            }
        }

        return [.. contents];
    }

    /// <summary>How a write would end that is appended now.</summary>
    private static AppendStatus Examine(StreamWrite write, InMemoryStream? stream)
    {
        stream?.EnsureWritable();
        long version = stream?.Version ?? 0;
        if (write.MayBeRepeat && version > 0 && stream!.FindLast(write.CommandId) > 0)
        {
            return AppendStatus.Repeated;
        }

        return write.Expected.Accepts(version + (stream?.Pending ?? 0)) ? AppendStatus.Appended : AppendStatus.Conflict;
    }

    private AppendResult AppendOne(StreamWrite write, object[]? contents)
    {
        InMemoryStream? stream = Find(write);
        AppendStatus status = Examine(write, stream);
        if (status != AppendStatus.Appended)
        {
            return new AppendResult(status, WriteIndex: 0, stream?.Version ?? 0, Position: 0);
        }

        stream ??= Create(write);
        Store(write, stream, contents);
        return AppendResult.Appended(0, stream.Version, _log.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AppendResult AppendMany(AppendBatch batch, object[]? contents)
    {
        if (RefuseMany(batch) is { } refused)
        {
            return refused;
        }

        InMemoryStream? last = null;
        int stored = 0;
        foreach (StreamWrite write in batch.Writes)
        {
            last = Find(write) ?? Create(write);
            Store(write, last, contents.AsSpan(stored));
            stored += contents is null ? 0 : write.Events.Count;
        }

        return AppendResult.Appended(batch.Writes.Count - 1, last!.Version, _log.Count);
    }

    private AppendResult? RefuseMany(AppendBatch batch)
    {
        try
        {
            AppendResult? refused = null;
            for (int index = 0; index < batch.Writes.Count && refused is null; index++)
            {
                StreamWrite write = batch.Writes[index];
                InMemoryStream stream = Find(write) ?? Create(write);
                AppendStatus status = batch.RepeatsEarlier(index) ? AppendStatus.Repeated : Examine(write, stream);
                refused = status == AppendStatus.Appended ? null : new AppendResult(status, index, stream.Version, Position: 0);
                stream.Pending += write.Events.Count;
            }

            return refused;
        }
        finally
        {
            foreach (StreamWrite write in batch.Writes)
            {
                Forget(write);
            }
        }
    }

    private void Store(StreamWrite write, InMemoryStream stream, ReadOnlySpan<object> contents)
    {
        EventLineage? lineage = EventLineage.Of(write.CommandId, write.CausationId, write.CorrelationId, write.Metadata);
        ReadOnlySpan<NewEvent> events = CollectionsMarshal.AsSpan(write.Events);
        for (int index = 0; index < events.Length; index++)
        {
            ref StoredEvent stored = ref _log.Add();
            stored.Content = contents.IsEmpty ? events[index].Event : contents[index];
            stored.Type = events[index].Type;
            stored.Stream = stream;
            if (lineage is not null)
            {
                stored.Lineage = lineage;
            }

            stored.CommandId = write.CommandId;
            stored.UtcTicks = write.Timestamp.UtcTicks;
            stored.Version = stream.Version + 1;
            stored.Index = index;
            stream.Add(_log.Count, write.CommandId);
        }
    }

    // A mailbox uses one write again and again, so the stream found first is remembered there.
    private InMemoryStream? Find(StreamWrite write)
    {
        if (write.InMemoryStream is { IsErased: false } known && known.Database == this)
        {
            return known;
        }

        write.InMemoryStream = _streams.GetValueOrDefault(write.Stream);
        return write.InMemoryStream;
    }

    private InMemoryStream Create(StreamWrite write)
    {
        InMemoryStream stream = new(this, write.Stream, _log);
        _streams.Add(write.Stream, stream);
        write.InMemoryStream = stream;
        return stream;
    }

    // What a refused batch created is taken back; what an accepted one needs is found again or created.
    private void Forget(StreamWrite write)
    {
        if (Find(write) is not { } stream)
        {
            return;
        }

        stream.Pending = 0;
        if (stream.Version == 0)
        {
            _streams.Remove(write.Stream);
            write.InMemoryStream = null;
        }
    }
}
