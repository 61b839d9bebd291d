using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Tells what streams there are. Used by one thread at a time, within a transaction.</summary>
internal sealed class StreamListing(Connection connection, StreamHeads heads, StreamReader streams) : IDisposable
{
    private readonly Statement _list = connection.Prepare(Sql.ListStreams);

    internal StreamInfo? Find(StreamKey key)
    {
        if (!heads.TryFind(key, out long id, out Head head))
        {
            return null;
        }

        (DateTimeOffset created, DateTimeOffset updated) = streams.TimesOf(id, head);
        return new StreamInfo(key, head.State, head.Version, head.FirstVersion, created, updated, head.IsList);
    }

    internal StreamPage List(StreamQuery query)
    {
        List<StreamKey> keys = KeysOf(query);
        bool isEnd = keys.Count <= query.Limit;
        StreamInfo[] page = [.. keys.Take(query.Limit).Select(key => Find(key)!)];
        return new StreamPage(page, isEnd ? null : page[^1].Stream);
    }

    public void Dispose() => _list.Dispose();

    private List<StreamKey> KeysOf(StreamQuery query)
    {
        _list.Bind(1, query.After?.Aggregate ?? query.Aggregate ?? "");
        _list.Bind(2, query.After?.Identity ?? "");
        _list.BindNull(3);
        if (query.Aggregate is { } aggregate)
        {
            _list.Bind(3, aggregate);
        }

        _list.Bind(4, query.Search);
        _list.Bind(5, query.IncludesArchived ? 1 : 0);
        _list.Bind(6, query.IncludesDeleted ? 1 : 0);
        _list.Bind(7, query.Limit + 1L);
        List<StreamKey> keys = [];
        try
        {
            while (_list.Step())
            {
                keys.Add(new StreamKey(_list.Text(0), _list.Text(1)));
            }
        }
        finally
        {
            _list.Reset();
        }

        return keys;
    }
}
