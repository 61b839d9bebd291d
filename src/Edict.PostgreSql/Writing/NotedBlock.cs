using Edict.PostgreSql.Database;

namespace Edict.PostgreSql.Writing;

/// <summary>Which event names and aggregates are known to be noted for one block of positions. Safe for concurrent use.</summary>
internal sealed class NotedBlock
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _aggregates = [];
    private long _block = -1;

    /// <summary>The block, if all of these are noted for it; -1 otherwise.</summary>
    internal long BlockOf(HashSet<string> names, HashSet<string> aggregates)
    {
        lock (_lock)
        {
            return names.IsSubsetOf(_names) && aggregates.IsSubsetOf(_aggregates) ? _block : -1;
        }
    }

    /// <summary>These were noted for the block of a position, and that was committed.</summary>
    internal void Note(long position, HashSet<string> names, HashSet<string> aggregates)
    {
        long block = (position - 1) / Sql.BlockSize;
        lock (_lock)
        {
            if (block > _block)
            {
                _block = block;
                _names.Clear();
                _aggregates.Clear();
            }

            if (block == _block)
            {
                _names.UnionWith(names);
                _aggregates.UnionWith(aggregates);
            }
        }
    }
}
