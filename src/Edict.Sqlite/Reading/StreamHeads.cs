using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Reading;

/// <summary>Finds streams by their keys. Used by one thread at a time, within a transaction.</summary>
internal sealed class StreamHeads(Connection connection, StreamDirectory streams) : IDisposable
{
    private readonly Statement _headOf = connection.Prepare(Sql.HeadOf);
    private readonly Statement _idOf = connection.Prepare(Sql.StreamIdOf);

    internal bool TryFind(StreamKey key, out long id, out Head head)
    {
        if (streams.TryGetId(key, out id) && Head.TryRead(_headOf, id, out head))
        {
            return true;
        }

        // The remembered stream may have been erased, and its key used anew.
        head = default;
        id = Look(key);
        if (id == 0)
        {
            return false;
        }

        streams.Add(id, key);
        return Head.TryRead(_headOf, id, out head);
    }

    public void Dispose()
    {
        _headOf.Dispose();
        _idOf.Dispose();
    }

    private long Look(StreamKey key)
    {
        // Such a key would read as another one that holds the replacement character.
        if (!StorableText.IsWellFormed(key.Aggregate) || !StorableText.IsWellFormed(key.Identity))
        {
            return 0;
        }

        _idOf.Bind(1, key.Aggregate);
        _idOf.Bind(2, key.Identity);
        return _idOf.RunForNumber();
    }
}
