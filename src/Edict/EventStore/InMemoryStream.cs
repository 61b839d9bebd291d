using System.Runtime.CompilerServices;

namespace Edict.EventStore;

/// <summary>
/// One stream of an in-memory database: where its last event lies in the log, from which each leads to the one before. It is changed
/// by whoever has the log's turn, and read by anyone.
/// </summary>
internal sealed class InMemoryStream(InMemoryDatabase database, StreamKey key, InMemoryLog log, bool isList = false)
{
    // A short stream is searched faster than an index is kept.
    private const int SearchedWithoutIndex = 32;

    // So many events are passed over at most to reach one in the middle.
    private const int LandmarkDistance = 64;

    private Dictionary<Guid, long>? _lastVersionByCommand;
    private List<long>? _landmarks;
    private List<long>? _links;
    private HashSet<long>? _linked;
    private long _last;

    internal InMemoryDatabase Database { get; } = database;

    /// <summary>Whether events can be appended; changed in a turn only, as is what it comes from.</summary>
    internal bool TakesEvents { get; private set; } = !isList;

    /// <summary>How many events the stream has.</summary>
    internal int Version { get; private set; }

    /// <summary>How many events earlier writes of the batch under examination add.</summary>
    internal int Pending { get; set; }

    internal StreamKey Key { get; } = key;

    /// <summary>The first version that is still read.</summary>
    internal long FirstVersion { get; set; } = 1;

    internal StreamState State { get; private set; }

    /// <summary>Whether it has no events of its own, but positions of those of other streams.</summary>
    internal bool IsList { get; } = isList;

    /// <summary>Whether the key is free for another stream.</summary>
    internal bool IsErased { get; private set; }

    internal StateSnapshot? Snapshot { get; set; }

    internal StreamInfo Info
    {
        get
        {
            long version = ReadableVersion;
            DateTimeOffset created = new(log.At(PositionOf(1)).UtcTicks, TimeSpan.Zero);
            DateTimeOffset updated = new(log.At(PositionOf(version)).UtcTicks, TimeSpan.Zero);
            return new StreamInfo(Key, State, version, FirstVersion, created, updated, IsList);
        }
    }

    /// <summary>The version of the last event that can be read; 0 when there is none.</summary>
    internal long ReadableVersion => IsList ? Version : Volatile.Read(ref _last) is > 0 and var last ? log.At(last).Version : 0;

    /// <summary>Lists an event of another stream.</summary>
    internal void Link(long position)
    {
        (_links ??= []).Add(position);
        (_linked ??= []).Add(position);
        Version++;
    }

    internal bool Links(long position) => _linked?.Contains(position) ?? false;

    /// <summary>Opens or closes it, where its version is as expected.</summary>
    /// <returns>False when it is not.</returns>
    internal bool TryChange(StreamState state, ExpectedVersion expected, bool isErased = false)
    {
        log.BeginTurn();
        try
        {
            if (!expected.Accepts(Version))
            {
                return false;
            }

            State = state;
            IsErased = isErased;
            TakesEvents = state == StreamState.Live && !IsList && !isErased;
            return true;
        }
        finally
        {
            log.EndTurn();
        }
    }

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

    /// <summary>
    /// Sees to it that places can be taken without fail: one that is taken and never filled would stop every reader. Only in a turn.
    /// </summary>
    /// <param name="events">The most events.</param>
    /// <param name="commands">The most commands that they are of.</param>
    internal void MakeRoom(int events, int commands)
    {
        log.MakeRoom(events);
        if (PassesLandmark(events) || _lastVersionByCommand is not null)
        {
            MakeRoomInLists(events, commands);
        }
    }

    /// <summary>Takes places in the log, for which there is room, for the events of a command. Only in a turn.</summary>
    internal TakenPlaces Take(int count, Guid commandId)
    {
        TakenPlaces taken = new(log.Take(count), _last, Version);
        if (PassesLandmark(count))
        {
            AddLandmarks(taken.First, count);
        }

        Version += count;
        if (_lastVersionByCommand is not null)
        {
            _lastVersionByCommand[commandId] = Version;
        }

        Volatile.Write(ref _last, taken.First + count - 1);
        return taken;
    }

    /// <summary>The version of the last event that a command has within the window; 0 when it has none. Only in a turn.</summary>
    internal long FindLast(Guid commandId)
    {
        if (_lastVersionByCommand is null && Version <= SearchedWithoutIndex)
        {
            return Search(commandId);
        }

        _lastVersionByCommand ??= IndexWindow();
        return _lastVersionByCommand.TryGetValue(commandId, out long version) && version > WindowEnd ? version : 0;
    }

    /// <summary>The events of a command, all of them even where the window begins between them.</summary>
    internal PageRange FindCommand(Guid commandId)
    {
        log.BeginTurn();
        long last;
        try
        {
            last = FindLast(commandId);
        }
        finally
        {
            log.EndTurn();
        }

        int index = last == 0 ? -1 : log.At(PositionOf(last)).Index;
        return new PageRange(FirstVersion, last, last - index, ReadDirection.Forward, index + 1);
    }

    /// <summary>The positions of the events that a page holds, in its order.</summary>
    internal long[] PositionsOf(PageRange page)
    {
        long[] positions = new long[page.Count];
        if (page.Count == 0)
        {
            return positions;
        }

        long oldest = Math.Min(page[0], page[page.Count - 1]);
        CopyPositions(oldest, positions);
        if (page[0] != oldest)
        {
            Array.Reverse(positions);
        }

        return positions;
    }

    private void CopyPositions(long oldest, long[] positions)
    {
        if (_links is not null)
        {
            _links.CopyTo((int)oldest - 1, positions, 0, positions.Length);
            return;
        }

        long position = PositionOf(oldest + positions.Length - 1);
        for (int index = positions.Length - 1; index >= 0; index--)
        {
            positions[index] = position;
            position = log.At(position).Previous;
        }
    }

    // The versions from here down are no longer in the window.
    private long WindowEnd => Version - StreamWrite.RepeatWindow;

    private long PositionOf(long version)
    {
        if (_links is not null)
        {
            return _links[(int)version - 1];
        }

        long position = PositionAtOrAfter(version);
        while (log.At(position).Version > version)
        {
            position = log.At(position).Previous;
        }

        return position;
    }

    private long PositionAtOrAfter(long version)
    {
        log.BeginTurn();
        try
        {
            int index = (int)((version - 1) / LandmarkDistance);
            return index < (_landmarks?.Count ?? 0) ? _landmarks![index] : _last;
        }
        finally
        {
            log.EndTurn();
        }
    }

    private bool PassesLandmark(int count) => (uint)Version / LandmarkDistance != (uint)(Version + count) / LandmarkDistance;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoomInLists(int events, int commands)
    {
        (_landmarks ??= []).EnsureCapacity((Version + events) / LandmarkDistance);
        if (_lastVersionByCommand?.Count > 2 * StreamWrite.RepeatWindow)
        {
            _lastVersionByCommand = IndexWindow();
        }

        _lastVersionByCommand?.EnsureCapacity(_lastVersionByCommand.Count + commands);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddLandmarks(long first, int count)
    {
        for (int next = _landmarks!.Count + 1; next <= (Version + count) / LandmarkDistance; next++)
        {
            _landmarks.Add(first + (((long)next * LandmarkDistance) - Version - 1));
        }
    }

    private long Search(Guid commandId)
    {
        long position = _last;
        while (position > 0)
        {
            ref readonly StoredEvent stored = ref log.At(position);
            if (stored.CommandId == commandId)
            {
                return stored.Version;
            }

            position = stored.Previous;
        }

        return 0;
    }

    private Dictionary<Guid, long> IndexWindow()
    {
        Dictionary<Guid, long> index = [];
        for (long position = _last, version = Version; version > Math.Max(0, WindowEnd); version--)
        {
            ref readonly StoredEvent stored = ref log.At(position);
            index.TryAdd(stored.CommandId, version);
            position = stored.Previous;
        }

        return index;
    }
}
