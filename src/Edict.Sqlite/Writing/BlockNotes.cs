using Edict.Sqlite.Database;

namespace Edict.Sqlite.Writing;

/// <summary>Notes which event names and aggregates occur in the block that is being filled. Used on one thread at a time.</summary>
internal sealed class BlockNotes(Connection connection) : IDisposable
{
    private readonly Statement _note = connection.Prepare(Sql.NoteInBlock);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aggregates = new(StringComparer.Ordinal);
    private long _block = -1;

    internal void Note(long position, string name, string aggregate, CachedStream stream)
    {
        long block = Blocks.Of(position);
        if (block != _block)
        {
            Clear();
            _block = block;
        }

        if (_names.Add(name))
        {
            Insert(Blocks.EventName, name);
        }

        if (stream.NotedBlock != block)
        {
            stream.NotedBlock = block;
            if (_aggregates.Add(aggregate))
            {
                Insert(Blocks.Aggregate, aggregate);
            }
        }
    }

    /// <summary>Forgets what was noted in a transaction that is taken back.</summary>
    internal void Clear()
    {
        _names.Clear();
        _aggregates.Clear();
        _block = -1;
    }

    public void Dispose() => _note.Dispose();

    private void Insert(int kind, string key)
    {
        _note.Bind(1, kind);
        _note.Bind(2, key);
        _note.Bind(3, _block);
        _note.Run();
    }
}
