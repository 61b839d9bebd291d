using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Reading;

/// <summary>
/// A connection that only reads. Each call is one read transaction, which ends before its page is handed out, so that none keeps the
/// write-ahead log from being copied back. Used by one thread at a time.
/// </summary>
internal sealed class ReadConnection : IDisposable
{
    private readonly Connection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly EventRows _rows;
    private readonly StreamHeads _heads;

    internal ReadConnection(string path, EventTypeRegistry types, StreamDirectory streams)
    {
        _connection = Connection.Open(path);
        _connection.Execute(Sql.ConfigureReader);
        _begin = _connection.Prepare(Sql.BeginReading);
        _commit = _connection.Prepare(Sql.Commit);
        _rows = new EventRows(_connection, types, streams);
        _heads = new StreamHeads(_connection, streams);
        Streams = new StreamReader(_connection, _heads, _rows);
        Log = new LogReader(_connection, _rows);
        Listing = new StreamListing(_connection, _heads, Streams);
        Snapshots = new SnapshotReader(_connection, _heads);
        Subscriptions = new SubscriptionReader(_connection);
        DeadLetters = new DeadLetterReader(_connection);
    }

    internal StreamReader Streams { get; }

    internal LogReader Log { get; }

    internal StreamListing Listing { get; }

    internal SnapshotReader Snapshots { get; }

    internal SubscriptionReader Subscriptions { get; }

    internal DeadLetterReader DeadLetters { get; }

    /// <summary>Reads in one transaction.</summary>
    internal TResult Read<TArgument, TResult>(
        TArgument argument, CancellationToken cancellation, Func<ReadConnection, TArgument, CancellationToken, TResult> read)
    {
        _begin.Run();
        try
        {
            return read(this, argument, cancellation);
        }
        finally
        {
            EndReading();
        }
    }

    public void Dispose()
    {
        foreach (IDisposable part in (ReadOnlySpan<IDisposable>)[Snapshots, Listing, Log, Streams, _heads, _rows, _begin, _commit])
        {
            part.Dispose();
        }

        _connection.Dispose();
    }

    // Where the disk fails SQLite ends the transaction itself.
    private void EndReading()
    {
        if (_connection.IsInTransaction)
        {
            _commit.Run();
        }
    }
}
