namespace Edict.Sqlite.Database;

/// <summary>
/// Finds a stream's events without an index over them: each event knows the one before it, and the last landmark. Landmarks are the
/// versions 1, 129, 257 and so on, so any version is found in as many steps as there are landmarks behind it, and 128 at most. Used
/// by one thread at a time, within a transaction.
/// </summary>
internal sealed class Chain(Connection connection) : IDisposable
{
    private const int Segment = 128;

    private readonly Statement _linkOf = connection.Prepare(Sql.LinkOf);

    internal static bool IsLandmark(long version) => (version - 1) % Segment == 0;

    /// <summary>The position of a version of the stream, from 1 to the head's.</summary>
    internal long PositionOf(Head head, long version)
    {
        long position = head.Position;
        long at = head.Version;
        if (SegmentOf(version) < SegmentOf(at))
        {
            position = head.Landmark;
            for (long segment = SegmentOf(at); segment > SegmentOf(version) + 1; segment--)
            {
                position = Read(position).Landmark;
            }

            Link next = Read(position);
            position = next.Previous;
            at = next.Version - 1;
        }

        for (; at > version; at--)
        {
            position = Read(position).Previous;
        }

        return position;
    }

    /// <summary>The last event of a command within the window before, and with, a stream's last event.</summary>
    internal bool FindLast(long headPosition, Guid commandId, out Link last)
    {
        long position = headPosition;
        for (int looked = 0; looked < StreamWrite.RepeatWindow && position != 0; looked++)
        {
            last = Read(position, commandId, out bool isFound);
            if (isFound)
            {
                return true;
            }

            position = last.Previous;
        }

        last = default;
        return false;
    }

    /// <summary>The positions of a stream's events, from its last to its first.</summary>
    internal IEnumerable<long> PositionsBackward(long headPosition)
    {
        for (long position = headPosition; position != 0; position = Read(position).Previous)
        {
            yield return position;
        }
    }

    internal static EventStoreException MissingAt(long position) => new(
        $"The store has a hole: there is no event at position {position}. Events were deleted by other means; restore a backup.");

    public void Dispose() => _linkOf.Dispose();

    private static long SegmentOf(long version) => (version - 1) / Segment;

    private Link Read(long position) => Read(position, default, out _);

    private Link Read(long position, Guid commandId, out bool isOfCommand)
    {
        _linkOf.Bind(1, position);
        try
        {
            if (!_linkOf.Step())
            {
                throw MissingAt(position);
            }

            isOfCommand = _linkOf.Id(4) == commandId;
            return new Link(_linkOf.Number(0), _linkOf.Number(1), _linkOf.Number(2), (int)_linkOf.Number(3));
        }
        finally
        {
            _linkOf.Reset();
        }
    }
}
