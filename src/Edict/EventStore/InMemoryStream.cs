namespace Edict.EventStore;

/// <summary>One stream of an in-memory database. Guarded by the database's lock.</summary>
internal sealed class InMemoryStream(InMemoryDatabase database)
{
    // A short stream is searched faster than an index is kept.
    private const int SearchedWithoutIndex = 32;

    private readonly EventLog _events = new();
    private Dictionary<Guid, long>? _lastVersionByCommand;

    internal InMemoryDatabase Database { get; } = database;

    internal long Version => _events.Count;

    /// <summary>How many events earlier writes of the batch under examination add.</summary>
    internal int Pending { get; set; }

    internal void Add(RecordedEvent recorded)
    {
        _events.Add(recorded);
        if (_lastVersionByCommand is { } index)
        {
            index[recorded.CommandId] = recorded.Version;
            if (index.Count > 2 * StreamWrite.RepeatWindow)
            {
                _lastVersionByCommand = IndexWindow();
            }
        }
    }

    internal RecordedEvent[] Page(long fromVersion, ReadDirection direction, int limit) => _events.Page(fromVersion, direction, limit);

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
    internal RecordedEvent[] FindCommand(Guid commandId)
    {
        long last = FindLast(commandId);
        if (last == 0)
        {
            return [];
        }

        int index = _events[last - 1].Index;
        return _events.Page(last - index, ReadDirection.Forward, index + 1);
    }

    private long WindowStart => Math.Max(1, Version - StreamWrite.RepeatWindow + 1);

    private long Search(Guid commandId)
    {
        for (long version = Version; version > 0; version--)
        {
            if (_events[version - 1].CommandId == commandId)
            {
                return version;
            }
        }

        return 0;
    }

    private Dictionary<Guid, long> IndexWindow()
    {
        Dictionary<Guid, long> index = [];
        for (long version = WindowStart; version <= Version; version++)
        {
            index[_events[version - 1].CommandId] = version;
        }

        return index;
    }
}
