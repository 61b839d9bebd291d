using Edict.EventStore;

namespace Edict;

/// <summary>
/// Events in memory. It outlives the applications that use it, so that one can be stopped and started again on the same events,
/// and several can share it. Safe for concurrent use.
/// </summary>
public sealed class InMemoryDatabase
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamKey, InMemoryStream> _streams = new(StreamKeyComparer.Instance);
    private readonly EventLog _log = new();

    /// <summary>
    /// Whether events are kept as JSON and read back from it, as in a durable store, so that a test finds what cannot be serialized;
    /// the default is <see langword="false"/>: events are kept as they are.
    /// </summary>
    public bool RoundTrip { get; init; }

    internal AppendResult Append(AppendBatch batch, EventTypeRegistry types)
    {
        lock (_gate)
        {
            return batch.Writes.Count == 1 ? AppendOne(batch.Writes[0], types) : AppendMany(batch, types);
        }
    }

    internal RecordedEvent[] ReadStream(StreamKey key, long fromVersion, ReadDirection direction, int limit)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(key, out InMemoryStream? stream) ? stream.Page(fromVersion, direction, limit) : [];
        }
    }

    internal RecordedEvent[] ReadAll(long fromPosition, ReadDirection direction, int limit)
    {
        lock (_gate)
        {
            return _log.Page(fromPosition, direction, limit);
        }
    }

    internal RecordedEvent[] FindCommand(StreamKey key, Guid commandId)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(key, out InMemoryStream? stream) ? stream.FindCommand(commandId) : [];
        }
    }

    private static AppendResult? Refuse(StreamWrite write, int index, InMemoryStream? stream)
    {
        long version = stream?.Version ?? 0;
        if (write.MayBeRepeat && version > 0 && stream!.FindLast(write.CommandId) > 0)
        {
            return AppendResult.Repeated(index, version);
        }

        return write.Expected.Accepts(version + (stream?.Pending ?? 0)) ? null : AppendResult.Conflict(index, version);
    }

    private AppendResult AppendOne(StreamWrite write, EventTypeRegistry types)
    {
        InMemoryStream? stream = Find(write);
        if (Refuse(write, 0, stream) is { } refused)
        {
            return refused;
        }

        stream ??= Create(write);
        Store(write, stream, types);
        return AppendResult.Appended(0, stream.Version, _log.Count);
    }

    private AppendResult AppendMany(AppendBatch batch, EventTypeRegistry types)
    {
        if (RefuseMany(batch) is { } refused)
        {
            return refused;
        }

        InMemoryStream? last = null;
        foreach (StreamWrite write in batch.Writes)
        {
            last = Find(write) ?? Create(write);
            Store(write, last, types);
        }

        return AppendResult.Appended(batch.Writes.Count - 1, last!.Version, _log.Count);
    }

    private AppendResult? RefuseMany(AppendBatch batch)
    {
        AppendResult? refused = null;
        for (int index = 0; index < batch.Writes.Count && refused is null; index++)
        {
            StreamWrite write = batch.Writes[index];
            InMemoryStream stream = Find(write) ?? Create(write);
            refused = batch.RepeatsEarlier(index)
                ? AppendResult.Repeated(index, stream.Version)
                : Refuse(write, index, stream);
            stream.Pending += write.Events.Count;
        }

        foreach (StreamWrite write in batch.Writes)
        {
            if (Find(write) is { } stream)
            {
                stream.Pending = 0;
                Forget(write, stream);
            }
        }

        return refused;
    }

    private void Store(StreamWrite write, InMemoryStream stream, EventTypeRegistry types)
    {
        EventOrigin origin = new(write.CommandId, write.CausationId, write.CorrelationId, write.Timestamp, write.Metadata);
        for (int index = 0; index < write.Events.Count; index++)
        {
            NewEvent added = write.Events[index];
            long version = stream.Version + 1;
            long position = _log.Count + 1;
            RecordedEvent recorded = RoundTrip
                ? new(types, added.Type.Name, added.Type.Version, added.Payload.ToArray(), write.Stream, version, position, index, origin)
                : new(added.Type, added.Event, write.Stream, version, position, index, origin);
            stream.Add(recorded);
            _log.Add(recorded);
        }
    }

    // A mailbox uses one write again and again, so the stream found first is remembered there.
    private InMemoryStream? Find(StreamWrite write)
    {
        if (write.InMemoryStream is { } known && known.Database == this)
        {
            return known;
        }

        write.InMemoryStream = _streams.GetValueOrDefault(write.Stream);
        return write.InMemoryStream;
    }

    private InMemoryStream Create(StreamWrite write)
    {
        InMemoryStream stream = new(this);
        _streams.Add(write.Stream, stream);
        write.InMemoryStream = stream;
        return stream;
    }

    // What a refused batch created is taken back; what an accepted one needs is found again or created.
    private void Forget(StreamWrite write, InMemoryStream stream)
    {
        if (stream.Version == 0)
        {
            _streams.Remove(write.Stream);
            write.InMemoryStream = null;
        }
    }
}
