using System.Collections.Concurrent;
using Edict.Stores;

namespace Edict.Sqlite.Reading;

/// <summary>Connections that only read, opened when needed and a few kept. Safe for concurrent use.</summary>
internal sealed class ReadConnectionPool(string path, EventTypeRegistry types) : IDisposable
{
    private static readonly int MostKept = Environment.ProcessorCount * 2;

    private readonly ConcurrentStack<ReadConnection> _free = new();
    private readonly StreamDirectory _streams = new();

    internal ReadConnection Rent() =>
        _free.TryPop(out ReadConnection? connection) ? connection : new ReadConnection(path, types, _streams);

    internal void Return(ReadConnection connection)
    {
        if (_free.Count < MostKept)
        {
            _free.Push(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    /// <summary>Closes the kept connections; none is rented.</summary>
    public void Dispose()
    {
        while (_free.TryPop(out ReadConnection? connection))
        {
            connection.Dispose();
        }
    }
}
