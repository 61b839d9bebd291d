namespace Edict.PostgreSql.Writing;

/// <summary>
/// The appends of one transaction, in rounds: no two of one round touch one stream, so that the server can decide on a round at once.
/// Used by one caller at a time.
/// </summary>
internal sealed class AppendGroup(WriterMemory memory, KnownAppend known)
{
    private const int MostAppends = 4_096;
    private const int MostRounds = 32;
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly List<PendingAppend> _appends = [];
    private readonly HashSet<TrackedStream> _held = [];
    private long _bytes;

    internal List<PendingAppend> Appends => _appends;

    internal int Events { get; private set; }

    internal bool IsFull => _appends.Count >= MostAppends || _bytes >= MostBytes;

    /// <summary>Whether the writer knows where all of the streams are, and finds them as expected.</summary>
    internal bool IsKnown { get; private set; } = true;

    /// <summary>What the group goes out with if it is known.</summary>
    internal KnownAppend Known => known;

    /// <summary>The last edit of any stream at the time when the group was known.</summary>
    internal long Edit { get; private set; }

    /// <summary>
    /// Takes an append in, unless one of its streams is in another group, is waited for by an earlier append, or is touched by too many of
    /// this group.
    /// </summary>
    internal bool TryAdd(PendingAppend pending)
    {
        Find(pending);
        if (!IsFree(pending))
        {
            return false;
        }

        if (_appends.Count == 0)
        {
            Edit = memory.Edit;
        }

        _appends.Add(pending);
        Hold(pending);
        for (int write = 0; write < pending.Streams.Count; write++)
        {
            Take(pending.Streams[write], pending.Batch.Writes[write]);
        }

        return true;
    }

    /// <summary>Lets go of the streams: what is appended to them from now on comes after this group.</summary>
    internal void LetGo()
    {
        foreach (TrackedStream stream in _held)
        {
            stream.LetGo();
        }

        _held.Clear();
    }

    /// <summary>What was known of the streams may not be true any more.</summary>
    internal void ForgetStreams()
    {
        foreach (TrackedStream stream in _held)
        {
            stream.Forget();
        }
    }

    internal void Clear()
    {
        LetGo();
        known.Clear();
        _appends.Clear();
        _bytes = 0;
        Events = 0;
        IsKnown = true;
    }

    private void Find(PendingAppend pending)
    {
        if (pending.Streams.Count > 0)
        {
            return;
        }

        memory.MakeRoom();
        StreamKey last = default;
        foreach (StreamWrite write in pending.Batch.Writes)
        {
            bool isSame = pending.Streams.Count > 0 && write.Stream == last;
            pending.Streams.Add(isSame ? pending.Streams[^1] : memory.Find(write.Stream));
            last = write.Stream;
        }
    }

    private bool IsFree(PendingAppend pending)
    {
        foreach (TrackedStream stream in pending.Streams)
        {
            AppendGroup? holder = stream.Holder;
            if (stream.Postponed > 0 || (holder is not null && (holder != this || stream.Rounds == MostRounds)))
            {
                return false;
            }
        }

        return true;
    }

    private void Hold(PendingAppend pending)
    {
        int round = 0;
        foreach (TrackedStream stream in pending.Streams)
        {
            if (stream.Holder is null)
            {
                stream.HoldFor(this);
                _held.Add(stream);
            }

            round = Math.Max(round, stream.Rounds);
        }

        pending.Round = round;
        foreach (TrackedStream stream in pending.Streams)
        {
            stream.Rounds = round + 1;
        }
    }

    private void Take(TrackedStream stream, StreamWrite write)
    {
        Events += write.Events.Count;
        foreach (NewEvent added in write.Events)
        {
            _bytes += added.Payload.Length;
        }

        if (!IsKnown)
        {
            return;
        }

        IsKnown = Edit >= 0 && stream.Id != 0 && stream.Edit == Edit && !write.MayBeRepeat && IsExpected(write.Expected, stream.Predicted);
        if (!IsKnown)
        {
            known.Clear();
            return;
        }

        known.Add(stream.Id, stream.Predicted, write);
        stream.Predicted += write.Events.Count;
    }

    private static bool IsExpected(ExpectedVersion expected, long version) =>
        expected.Version is { } exact ? exact == version : expected == ExpectedVersion.Any || version > 0;
}
