namespace Edict.EventStore;

/// <summary>One stream of an in-memory database: where its events lie in the log. Guarded by the database's lock.</summary>
internal sealed class InMemoryStream(InMemoryDatabase database, StreamKey key, AppendOnlyList<StoredEvent> log)
{
    // A short stream is searched faster than an index is kept.
    private const int SearchedWithoutIndex = 32;

    private readonly AppendOnlyList<long> _positions = new();
    private Dictionary<Guid, long>? _lastVersionByCommand;
    private HashSet<long>? _listed;

    internal InMemoryDatabase Database { get; } = database;

    internal StreamKey Key { get; } = key;

    internal long Version => _positions.Count;

    /// <summary>The first version that is still read.</summary>
    internal long FirstVersion { get; set; } = 1;

    internal StreamState State { get; set; }

    /// <summary>Whether the positions are those of events of other streams.</summary>
    internal bool IsList { get; init; }

    /// <summary>Whether the key is free for another stream.</summary>
    internal bool IsErased { get; set; }

    internal StateSnapshot? Snapshot { get; set; }

    internal StreamInfo Info
    {
        get
        {
            DateTimeOffset created = new(log[PositionOf(1) - 1].UtcTicks, TimeSpan.Zero);
            DateTimeOffset updated = new(log[PositionOf(Version) - 1].UtcTicks, TimeSpan.Zero);
            return new StreamInfo(Key, State, Version, FirstVersion, created, updated, IsList);
        }
    }

    /// <summary>How many events earlier writes of the batch under examination add.</summary>
    internal int Pending { get; set; }

    /// <summary>The global position of an event.</summary>
    internal long PositionOf(long version) => _positions[version - 1];

    /// <summary>Lists an event of another stream.</summary>
    internal void Link(long position)
    {
        _positions.Add() = position;
        (_listed ??= []).Add(position);
    }

    internal bool Lists(long position) => _listed?.Contains(position) ?? false;

    internal void EnsureWritable()
    {
        if (State != StreamState.Live)
        {
            throw new StreamClosedException(Key, State);
        }

        if (IsList)
        {
            throw new StreamKindException(Key, isList: true);
        }
    }

    /// <summary>Takes in the event that was added to the log last.</summary>
    internal void Add(long position, Guid commandId)
    {
        _positions.Add() = position;
        if (_lastVersionByCommand is { } index)
        {
            index[commandId] = Version;
            if (index.Count > 2 * StreamWrite.RepeatWindow)
            {
                _lastVersionByCommand = IndexWindow();
            }
        }
    }

    /// <summary>The version of the last event that a command has within the window; 0 when it has none.</summary>
    internal long FindLast(Guid commandId)
    {
        if (_lastVersionByCommand is null && Version <= SearchedWithoutIndex)
        {
            return Search(commandId);
        }

        _lastVersionByCommand ??= IndexWindow();
        return _lastVersionByCommand.TryGetValue(commandId, out long version) && version >= WindowStart ? version : 0;
    }

    /// <summary>The events of a command, all of them even where the window begins between them.</summary>
    internal PageRange FindCommand(Guid commandId)
    {
        long last = FindLast(commandId);
        int index = last == 0 ? -1 : StoredAt(last).Index;
        return new PageRange(FirstVersion, last, last - index, ReadDirection.Forward, index + 1);
    }

    private long WindowStart => Math.Max(1, Version - StreamWrite.RepeatWindow + 1);

    private ref readonly StoredEvent StoredAt(long version) => ref log[PositionOf(version) - 1];

    private long Search(Guid commandId)
    {
        long version = Version;
        while (version > 0 && StoredAt(version).CommandId != commandId)
        {
            version--;
        }

        return version;
    }

    private Dictionary<Guid, long> IndexWindow()
    {
        Dictionary<Guid, long> index = [];
        for (long version = WindowStart; version <= Version; version++)
        {
            index[StoredAt(version).CommandId] = version;
        }

        return index;
    }
}
