using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>
/// What an operator does with streams, within the open write transaction. Each edit examines everything before it writes anything. Used
/// on one thread at a time.
/// </summary>
internal sealed class StreamEditor(Connection connection, StreamCache streams) : IDisposable
{
    private readonly Statement _headOf = connection.Prepare(Sql.HeadOf);
    private readonly Statement _writeSnapshot = connection.Prepare(Sql.WriteSnapshot);
    private readonly Chain _chain = new(connection);

    internal AppendResult Archive(StreamKey key)
    {
        (long id, Head head) = FindReadable(key);
        return SetState(key, id, head with { State = StreamState.Archived });
    }

    internal AppendResult Restore(StreamKey key)
    {
        (long id, Head head) = Find(key);
        return SetState(key, id, head with { State = StreamState.Live });
    }

    internal AppendResult Delete(StreamKey key, ExpectedVersion expected)
    {
        (long id, Head head) = Find(key);
        return expected.Accepts(head.Version)
            ? SetState(key, id, head with { State = StreamState.Deleted })
            : AppendResult.Conflict(0, head.Version);
    }

    internal AppendResult Truncate(StreamKey key, long beforeVersion)
    {
        (long id, Head head) = FindReadable(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(beforeVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(beforeVersion, head.Version);
        return SetState(key, id, head with { FirstVersion = Math.Max(head.FirstVersion, beforeVersion) });
    }

    internal AppendResult Erase(StreamKey key, ExpectedVersion expected)
    {
        (long id, Head head) = Find(key);
        if (!expected.Accepts(head.Version))
        {
            return AppendResult.Conflict(0, head.Version);
        }

        if (!head.IsList)
        {
            EraseEvents(id, head);
        }

        foreach (string removal in (ReadOnlySpan<string>)
            [Sql.RemoveHead, Sql.RemoveState, Sql.RemoveLinks, Sql.RemoveSnapshot, Sql.RemoveLetters, Sql.ForgetKey])
        {
            Run(removal, id);
        }

        return Done(key, head.Version);
    }

    internal AppendResult Link(StreamKey key, ExpectedVersion expected, IReadOnlyList<long> positions)
    {
        CachedStream list = streams.Find(key);
        EnsureTakesLinks(key, list, positions);
        if (!expected.Accepts(list.Version))
        {
            return AppendResult.Conflict(0, list.Version);
        }

        if (positions.Distinct().Count() < positions.Count || positions.Any(position => list.Id != 0 && Is(Sql.IsLinked, list.Id, position)))
        {
            return AppendResult.Repeated(0, list.Version);
        }

        return AddLinks(key, list, positions);
    }

    internal AppendResult WriteSnapshot(StateSnapshot snapshot)
    {
        (long id, Head head) = Find(snapshot.Stream);
        _writeSnapshot.Bind(1, id);
        _writeSnapshot.Bind(2, snapshot.Version);
        _writeSnapshot.Bind(3, snapshot.StateVersion);
        _writeSnapshot.Bind(4, Timestamps.ToMicroseconds(snapshot.Timestamp));
        _writeSnapshot.Bind(5, snapshot.Payload.Span);
        _writeSnapshot.Run();
        return AppendResult.Appended(0, head.Version, 0);
    }

    internal AppendResult DeleteSnapshot(StreamKey key)
    {
        long id = FindId(key);
        if (id != 0)
        {
            Run(Sql.RemoveSnapshot, id);
        }

        return AppendResult.Appended(0, 0, 0);
    }

    public void Dispose()
    {
        _headOf.Dispose();
        _writeSnapshot.Dispose();
        _chain.Dispose();
    }

    private (long Id, Head Head) Find(StreamKey key)
    {
        long id = FindId(key);
        return id != 0 && Head.TryRead(_headOf, id, out Head head) ? (id, head) : throw new UnknownStreamException(key);
    }

    // Such a key would be taken for another one that holds the replacement character.
    private long FindId(StreamKey key) =>
        StorableText.IsWellFormed(key.Aggregate) && StorableText.IsWellFormed(key.Identity) ? streams.Find(key).Id : 0;

    private (long Id, Head Head) FindReadable(StreamKey key)
    {
        (long id, Head head) = Find(key);
        return head.State == StreamState.Deleted ? throw new StreamClosedException(key, head.State) : (id, head);
    }

    private AppendResult SetState(StreamKey key, long id, Head head)
    {
        using Statement set = connection.Prepare(Sql.SetState);
        set.Bind(1, id);
        set.Bind(2, (long)head.State);
        set.Bind(3, head.FirstVersion);
        set.Bind(4, head.IsList ? 1 : 0);
        set.Run();
        return Done(key, head.Version);
    }

    private void EraseEvents(long id, Head head)
    {
        Run(Sql.BeginErasing, id);
        using Statement erase = connection.Prepare(Sql.EraseEvent);
        foreach (long position in _chain.PositionsBackward(head.Position))
        {
            erase.Bind(1, position);
            erase.Run();
        }

        connection.Execute(Sql.EndErasing);
    }

    private void EnsureTakesLinks(StreamKey key, CachedStream list, IReadOnlyList<long> positions)
    {
        if (list.State != StreamState.Live)
        {
            throw new StreamClosedException(key, list.State);
        }

        if (list.Version > 0 && !list.IsList)
        {
            throw new StreamKindException(key, isList: false);
        }

        foreach (long position in positions)
        {
            if (!Is(Sql.IsKept, position))
            {
                throw new ArgumentOutOfRangeException(nameof(positions), position, "There is no event at this position.");
            }
        }
    }

    private AppendResult AddLinks(StreamKey key, CachedStream list, IReadOnlyList<long> positions)
    {
        bool isNew = list.Id == 0;
        if (isNew)
        {
            streams.Add(key, list);
            SetState(key, list.Id, new Head(0, 0, 0, StreamState.Live, FirstVersion: 1, IsList: true));
        }

        using Statement add = connection.Prepare(Sql.AddLink);
        foreach (long position in positions)
        {
            add.Bind(1, list.Id);
            add.Bind(2, ++list.Version);
            add.Bind(3, position);
            add.Run();
            list.Position = position;
        }

        streams.MoveHead(list, isNew);
        return Done(key, list.Version, list.Position);
    }

    private void Run(string sql, long id)
    {
        using Statement statement = connection.Prepare(sql);
        statement.Bind(1, id);
        statement.Run();
    }

    private bool Is(string sql, params ReadOnlySpan<long> numbers)
    {
        using Statement statement = connection.Prepare(sql);
        for (int index = 0; index < numbers.Length; index++)
        {
            statement.Bind(index + 1, numbers[index]);
        }

        return statement.RunForNumber() != 0;
    }

    private AppendResult Done(StreamKey key, long version, long position = 0)
    {
        streams.Forget(key);
        return AppendResult.Appended(0, version, position);
    }
}
