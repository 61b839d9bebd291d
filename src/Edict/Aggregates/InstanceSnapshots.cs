namespace Edict.Aggregates;

/// <summary>How far the snapshots of one live instance are: which event the next one ends with, and when it is due. Owner only.</summary>
/// <param name="every">How many events lie between two snapshots.</param>
internal sealed class InstanceSnapshots(int every)
{
    // After a failure not at once again: a state that cannot be written may be large.
    private readonly int _untilRetry = Math.Max(1, every / 10);

    private Task<bool> _writing = Task.FromResult(true);
    private long _version;
    private long _dueAt = every;
    private bool _hasStored;
    private bool _isTaking;
    private bool _isKeptUnusable;
    private bool _wasKeptUnusable;

    /// <summary>The id of the last event that is known to be durable.</summary>
    internal Guid LastEvent { get; private set; }

    /// <summary>Completes when the snapshot that is being written is written, or given up. Not only for the owner.</summary>
    internal Task Written => Volatile.Read(ref _writing);

    /// <summary>Whether a snapshot is being written. Not only for the owner.</summary>
    internal bool IsWriting => !Written.IsCompleted;

    /// <summary>The instance begins, or begins anew, and what the store keeps is not known yet.</summary>
    internal void Begin()
    {
        _dueAt = every;
        _hasStored = false;
        _isKeptUnusable = false;
    }

    /// <summary>The instance begins with what the store keeps.</summary>
    internal void BeginWith(KeptState kept)
    {
        LastEvent = kept.LastEvent;
        _dueAt = kept.Version + every;
    }

    /// <summary>What the store keeps cannot be used.</summary>
    internal void Ignore() => _isKeptUnusable = true;

    /// <summary>An event was read and applied.</summary>
    internal void Read(RecordedEvent recorded) => LastEvent = recorded.EventId;

    /// <summary>A command's events are durable.</summary>
    internal void Stored(AppendInFlight decided)
    {
        LastEvent = decided.LastEvent;
        _hasStored = true;
    }

    /// <summary>Whether a snapshot is to be taken now: only after a command, and one at a time.</summary>
    internal bool TryBeginTaking(long version)
    {
        if (!_hasStored || _isTaking || IsWriting)
        {
            return false;
        }

        TakeOutcome();
        _isTaking = version >= _dueAt;
        return _isTaking;
    }

    /// <summary>What was to be taken cannot be taken at this version; it is tried again after later commands.</summary>
    internal void GiveUp(long version)
    {
        _isTaking = false;
        _dueAt = version + _untilRetry;
    }

    /// <summary>What was taken is durable, and is written while the instance goes on.</summary>
    internal void Write(StateSnapshot snapshot, SnapshotKeeper keeper)
    {
        bool replacesUnusable = _isKeptUnusable;
        _wasKeptUnusable = replacesUnusable;
        _isKeptUnusable = false;
        _isTaking = false;
        _version = snapshot.Version;
        _dueAt = snapshot.Version + every;
        Volatile.Write(ref _writing, Task.Run(() => keeper.WriteAsync(snapshot, replacesUnusable)));
    }

    private void TakeOutcome()
    {
        if (_writing.Result)
        {
            return;
        }

        _writing = Task.FromResult(true);
        _dueAt = Math.Min(_dueAt, _version + _untilRetry);
        _isKeptUnusable |= _wasKeptUnusable;
    }
}
