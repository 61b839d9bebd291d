using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Which events of the log are not for ordinary readers. Used by one thread at a time, within a transaction.</summary>
internal sealed class HiddenEvents(Connection connection) : IDisposable
{
    private readonly Statement _hasStates = connection.Prepare(Sql.HasStates);
    private readonly Statement _stateOf = connection.Prepare(Sql.StateOf);
    private readonly Dictionary<long, (StreamState State, long FirstVersion)> _states = [];
    private bool _areThereAny;

    /// <summary>Begins a page; most stores have no stream that is not simply live.</summary>
    internal void Begin()
    {
        _states.Clear();
        _areThereAny = _hasStates.RunForNumber() != 0;
    }

    internal bool Contains(long stream, long version, EventFilter filter)
    {
        if (!_areThereAny)
        {
            return false;
        }

        (StreamState state, long firstVersion) = Find(stream);
        return (version < firstVersion && !filter.IncludesTruncated) || (state == StreamState.Archived && !filter.IncludesArchived);
    }

    public void Dispose()
    {
        _hasStates.Dispose();
        _stateOf.Dispose();
    }

    private (StreamState State, long FirstVersion) Find(long stream)
    {
        if (_states.TryGetValue(stream, out (StreamState, long) known))
        {
            return known;
        }

        _stateOf.Bind(1, stream);
        try
        {
            (StreamState, long) found = _stateOf.Step() ? ((StreamState)_stateOf.Number(0), _stateOf.Number(1)) : (StreamState.Live, 1);
            _states.Add(stream, found);
            return found;
        }
        finally
        {
            _stateOf.Reset();
        }
    }
}
