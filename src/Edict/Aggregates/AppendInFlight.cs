using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Edict.CompilerServices;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>
/// What was decided on one command, and the batch that carries it to the store where it travels alone; see <see cref="Flight"/> for
/// those that travel together.
/// </summary>
internal sealed class AppendInFlight
{
    private readonly PayloadBuffer _payloads = new();
    private bool _isRented;
    private readonly StreamWrite _write = new()
    {
        Stream = default,
        Expected = default,
        CommandId = default,
        CausationId = default,
        CorrelationId = default,
        Timestamp = default,
    };

    private AppendInFlight()
    {
        Batch.Writes.Add(_write);
        Decided = new EventCollector(_write);
    }

    /// <summary>What the store is given.</summary>
    internal AppendBatch Batch { get; } = new();

    /// <summary>What the handler decided.</summary>
    internal EventCollector Decided { get; }

    internal Guid CommandId => _write.CommandId;

    /// <summary>The id of the last event decided.</summary>
    internal Guid LastEvent => EventId.Of(_write.CommandId, _write.Events.Count - 1);

    /// <summary>The append that has begun; awaited once.</summary>
    internal ValueTask<AppendResult> Append { get; set; }

    /// <summary>Gives the append away to whoever awaits it.</summary>
    internal ValueTask<AppendResult> TakeAppend()
    {
        ValueTask<AppendResult> append = Append;
        Append = default;
        return append;
    }

    /// <summary>Lets its events travel in a batch with those of others.</summary>
    internal void AddTo(AppendBatch batch) => batch.Writes.Add(_write);

    /// <summary>Whether its events are those of a write.</summary>
    internal bool IsOf(StreamWrite write) => _write == write;

    /// <summary>Why nothing was stored.</summary>
    internal AppendStatus Refused { get; private set; }

    /// <summary>The version of the stream that the store answered.</summary>
    internal long Version { get; private set; }

    /// <summary>The position of the last event stored.</summary>
    internal long Position { get; private set; }

    /// <summary>The events on their way, with their types and payloads.</summary>
    internal ReadOnlySpan<NewEvent> Events => CollectionsMarshal.AsSpan(_write.Events);

    /// <summary>Takes one that this thread has to spare, or one that nobody holds.</summary>
    internal static AppendInFlight Rent(ExecutingThread thread, IdlePool<AppendInFlight> pool)
    {
        AppendInFlight flight = thread.SpareFlight is { _isRented: false } spare ? spare : pool.Rent();
        flight._isRented = true;
        return flight;
    }

    /// <summary>One that belongs to no thread.</summary>
    internal static AppendInFlight Create() => new() { _isRented = true };

    /// <summary>It goes on without this thread, which must not spare it any longer.</summary>
    internal void Detach(ExecutingThread thread)
    {
        if (thread.SpareFlight == this)
        {
            thread.SpareFlight = null;
        }
    }

    /// <summary>Says where the events come from; the time is that of the first decision, however often it is taken again.</summary>
    internal void Begin(in CommandEnvelope command, EventTypeRegistry types, DateTimeOffset now)
    {
        Decided.Begin(types);
        _write.CommandId = command.CommandId;
        _write.CausationId = command.CommandId;
        _write.CorrelationId = command.CommandId;
        _write.Timestamp = now;
        _write.MayBeRepeat = command.MayBeRepeat;
        if (command.Options is not null)
        {
            Begin(command.Options);
        }
        else if (!ReferenceEquals(_write.Metadata, Metadata.Empty))
        {
            _write.Metadata = Metadata.Empty;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Begin(DispatchOptions options)
    {
        _write.CausationId = options.CausationId ?? _write.CommandId;
        _write.CorrelationId = options.CorrelationId ?? _write.CommandId;
        _write.Metadata = options.Metadata;
    }

    /// <summary>Where the in-memory store found or made the stream.</summary>
    internal InMemoryStream? FoundInMemory => _write.InMemoryStream;

    /// <summary>Gives it back. The store must have answered.</summary>
    internal void Return(ExecutingThread thread)
    {
        Clear();
        _isRented = false;
        if (thread.SpareFlight != this)
        {
            thread.SpareFlight = this;
        }
    }

    /// <summary>Forgets what was decided, to decide again.</summary>
    internal void Clear()
    {
        Decided.Clear();
        _payloads.Clear();
    }

    /// <summary>Serializes the decided events.</summary>
    /// <exception cref="EventSerializationException">An event cannot be written.</exception>
    /// <exception cref="EventTooLargeException">An event is too long.</exception>
    internal void Serialize(int maxEventBytes)
    {
        Span<NewEvent> events = CollectionsMarshal.AsSpan(_write.Events);
        Span<int> ends = events.Length <= 64 ? stackalloc int[events.Length] : new int[events.Length];
        for (int index = 0; index < events.Length; index++)
        {
            int start = _payloads.Written;
            events[index].Type.Write(events[index].Event, _payloads);
            ends[index] = _payloads.Written;
            if (ends[index] - start > maxEventBytes)
            {
                throw new EventTooLargeException(events[index].Type.Name, ends[index] - start, maxEventBytes);
            }
        }

        // The buffer may have moved while it grew; only now are the slices final.
        for (int index = 0, start = 0; index < events.Length; start = ends[index++])
        {
            events[index] = events[index] with { Payload = _payloads.Slice(start, ends[index] - start) };
        }
    }

    /// <summary>Says where the events go.</summary>
    internal void Address(AggregateInstance instance)
    {
        // Instances keep their keys, so the same texts are the same objects; others only cost the writing.
        if (!ReferenceEquals(_write.Stream.Identity, instance.Stream.Identity) || !ReferenceEquals(_write.Stream.Aggregate, instance.Stream.Aggregate))
        {
            _write.Stream = instance.Stream;
            _write.InMemoryStream = instance.FoundInMemory;
        }

        _write.Expected = ExpectedVersion.Exactly(instance.DecidedVersion);
    }

    /// <summary>Appends to a stream that the in-memory store has found before, unless something stands against it.</summary>
    internal bool TryAppend(InMemoryEventStore store, InMemoryStream stream)
    {
        bool isStored = store.TryAppend(_write, stream, out long version, out long position);
        Version = version;
        Position = position;
        return isStored;
    }

    /// <summary>Takes in what the store answered.</summary>
    /// <returns>Whether the events are stored.</returns>
    internal bool TakeAnswer(AppendResult answer)
    {
        Version = answer.Version;
        Position = answer.Position;
        Refused = answer.Status;
        return answer.Status == AppendStatus.Appended;
    }
}
