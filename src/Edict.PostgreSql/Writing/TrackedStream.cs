namespace Edict.PostgreSql.Writing;

/// <summary>
/// What the writer knows of a stream, and where it is being written. Changed by the gatherer while no group holds it, and by the group's
/// writer until that lets go of it.
/// </summary>
internal sealed class TrackedStream
{
    private AppendGroup? _holder;

    /// <summary>The stream's row; 0 while that is not known.</summary>
    internal long Id { get; private set; }

    /// <summary>The version of its last event, as of the last answer.</summary>
    internal long Version { get; private set; }

    /// <summary>The last edit of any stream when <see cref="Id"/> was true.</summary>
    internal long Edit { get; private set; }

    /// <summary>The version that the holder's next event of this stream gets, less one, should everything go as expected.</summary>
    internal long Predicted { get; set; }

    /// <summary>How many appends of the holder touch it.</summary>
    internal int Rounds { get; set; }

    /// <summary>How many appends wait until it is free.</summary>
    internal int Postponed { get; set; }

    /// <summary>The group that writes it, or shall.</summary>
    internal AppendGroup? Holder => Volatile.Read(ref _holder);

    internal void HoldFor(AppendGroup group)
    {
        Rounds = 0;
        Predicted = Version;
        _holder = group;
    }

    internal void LetGo() => Volatile.Write(ref _holder, null);

    /// <summary>The server has said where the stream is.</summary>
    internal void Learn(long id, long version, long edit) => (Id, Version, Edit) = (id, version, edit);

    /// <summary>Its events were stored, and nobody else's.</summary>
    internal long Advance(int events) => Version += events;

    /// <summary>What was known may not be true any more.</summary>
    internal void Forget() => Id = 0;
}
