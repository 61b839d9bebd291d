using System.Collections.Concurrent;
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

    // Whoever only appends to a stream that is known needs no more than the log's turn.
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamKey, InMemoryStream> _streams = new(StreamKeyComparer.Instance);
    private readonly ConcurrentDictionary<long, EventLineage> _lineages = new();
    private readonly InMemoryLog _log = new();

    /// <summary>Makes an empty database.</summary>
    public InMemoryDatabase() => Head = new HeadSignal(() => _log.Count);

    /// <summary>
    /// Whether events are kept as JSON and read back from it, as in a durable store, so that a test finds what cannot be serialized;
    /// the default is <see langword="false"/>: events are kept as they are.
    /// </summary>
    public bool RoundTrip { get; init; }

    /// <summary>Whether streams may be erased for good; the default is <see langword="false"/>.</summary>
    public bool AllowErasure { get; init; }

    /// <summary>How far the log reaches.</summary>
    internal HeadSignal Head { get; }

    /// <summary>Where those stand who follow it, and what they could not process.</summary>
    internal InMemorySubscriptions Subscriptions { get; } = new();

    /// <summary>Appends a complete batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="contents">What is kept instead of the events themselves, one after the other; empty to keep the events.</param>
    internal AppendResult Append(AppendBatch batch, ReadOnlySpan<object> contents)
    {
        lock (_gate)
        {
            try
            {
                foreach (StreamWrite write in batch.Writes)
                {
                    FindOrCreate(write);
                }

                return AppendFound(batch, contents);
            }
            finally
            {
                foreach (StreamWrite write in batch.Writes)
                {
                    Forget(write);
                }
            }
        }
    }

    /// <summary>Appends a write of immutable events to a known stream, unless something stands against it.</summary>
    internal bool TryAppend(StreamWrite write, InMemoryStream stream, out long version, out long position)
    {
        int count = write.Events.Count;
        TakenPlaces taken;
        _log.BeginTurn();
        try
        {
            if (!stream.TakesEvents || write.MayBeRepeat || !write.Expected.Accepts(stream.Version))
            {
                version = position = 0;
                return false;
            }

            stream.MakeRoom(count, commands: 1);
            taken = stream.Take(count, write.CommandId);
        }
        finally
        {
            _log.EndTurn();
        }

        Fill(write, stream, contents: [], taken);
        Head.Wake();
        version = taken.Version + count;
        position = taken.First + count - 1;
        return true;
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

            PageRange versions = new(stream.FirstVersion, stream.ReadableVersion, fromVersion, direction, limit);
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
                if (_log.At(position).IsWantedBy(filter))
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
        foreach (long position in stream.PositionsOf(versions))
        {
            if (_log.At(position).Content is not null)
            {
                page.Add(Read(position, types));
            }
        }

        return page;
    }

    private RecordedEvent Read(long position, EventTypeRegistry types) =>
        new(_log.At(position), position, _lineages.GetValueOrDefault(position), types);

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

    private AppendResult AppendFound(AppendBatch batch, ReadOnlySpan<object> contents)
    {
        var taken = new TakenPlaces[batch.Writes.Count];
        _log.BeginTurn();
        try
        {
            if (Refuse(batch) is { } refused)
            {
                return refused;
            }

            Take(batch, taken);
        }
        finally
        {
            _log.EndTurn();
        }

        for (int index = 0; index < taken.Length; index++)
        {
            StreamWrite write = batch.Writes[index];
            Fill(write, write.InMemoryStream!, contents, taken[index]);
            contents = contents.IsEmpty ? contents : contents[write.Events.Count..];
        }

        Head.Wake();
        int last = batch.Writes[^1].Events.Count;
        return AppendResult.Appended(taken.Length - 1, taken[^1].Version + last, taken[^1].First + last - 1);
    }

    private static AppendResult? Refuse(AppendBatch batch)
    {
        for (int index = 0; index < batch.Writes.Count; index++)
        {
            StreamWrite write = batch.Writes[index];
            InMemoryStream stream = write.InMemoryStream!;
            AppendStatus status = batch.RepeatsEarlier(index) ? AppendStatus.Repeated : Examine(write, stream);
            if (status != AppendStatus.Appended)
            {
                return new AppendResult(status, index, stream.Version, Position: 0);
            }

            stream.Pending += write.Events.Count;
        }

        return null;
    }

    /// <summary>How a write would end that is appended now.</summary>
    private static AppendStatus Examine(StreamWrite write, InMemoryStream stream)
    {
        stream.EnsureWritable();
        if (write.MayBeRepeat && stream.Version > 0 && stream.FindLast(write.CommandId) > 0)
        {
            return AppendStatus.Repeated;
        }

        return write.Expected.Accepts(stream.Version + stream.Pending) ? AppendStatus.Appended : AppendStatus.Conflict;
    }

    private static void Take(AppendBatch batch, TakenPlaces[] taken)
    {
        int total = batch.Writes.Sum(static write => write.Events.Count);
        foreach (StreamWrite write in batch.Writes)
        {
            write.InMemoryStream!.MakeRoom(total, taken.Length);
        }

        for (int index = 0; index < taken.Length; index++)
        {
            StreamWrite write = batch.Writes[index];
            taken[index] = write.InMemoryStream!.Take(write.Events.Count, write.CommandId);
        }
    }

    private void Fill(StreamWrite write, InMemoryStream stream, ReadOnlySpan<object> contents, in TakenPlaces taken)
    {
        ReadOnlySpan<NewEvent> events = CollectionsMarshal.AsSpan(write.Events);
        EventLineage? lineage = EventLineage.Of(write.CommandId, write.CausationId, write.CorrelationId, write.Metadata);
        for (int index = 0; index < events.Length; index++)
        {
            long position = taken.First + index;
            if (lineage is not null)
            {
                _lineages[position] = lineage;
            }

            ref StoredEvent stored = ref _log.PlaceOf(position);
            stored.Content = contents.IsEmpty ? events[index].Event : contents[index];
            stored.Type = events[index].Type;
            stored.Stream = stream;
            stored.CommandId = write.CommandId;
            stored.UtcTicks = write.Timestamp.UtcTicks;
            stored.Previous = index == 0 ? taken.Previous : position - 1;
            stored.Index = index;
            Volatile.Write(ref stored.Version, taken.Version + index + 1);
        }
    }

    // A mailbox uses one write again and again, so the stream found first is remembered there.
    private void FindOrCreate(StreamWrite write)
    {
        if (write.InMemoryStream is { IsErased: false } known && known.Database == this)
        {
            return;
        }

        ref InMemoryStream? found = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, write.Stream, out _);
        write.InMemoryStream = found ??= new InMemoryStream(this, write.Stream, _log);
    }

    // What a refused batch created is taken back.
    private void Forget(StreamWrite write)
    {
        if (write.InMemoryStream is not { } stream)
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
