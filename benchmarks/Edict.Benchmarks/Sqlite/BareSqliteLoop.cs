using System.Text;
using Microsoft.Data.Sqlite;

namespace Edict.Benchmarks.Sqlite;

/// <summary>
/// What the driver can do when nothing stands in between: one caller, and per event one prepared insert, one prepared update of
/// the stream's head and one commit, on the tables, indexes and pragmas of a file that the store made.
/// </summary>
public sealed class BareSqliteLoop : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _moveHead;
    private readonly SqliteCommand _commit;
    private readonly (long Stream, long Version, long Position, long Landmark)[] _streams;
    private readonly byte[][] _payloads;
    private long _position;

    /// <summary>Opens a file.</summary>
    /// <param name="path">A file with a stream for each identity.</param>
    /// <param name="ids">The identities.</param>
    public BareSqliteLoop(string path, string[] ids)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("pragma synchronous = full; pragma cache_size = -16384; pragma foreign_keys = off; pragma wal_autocheckpoint = 4096");
        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _insert = Prepare(
            """
            insert into events (position, stream, version, name, type_version, command_id, command_index, timestamp, payload,
                previous, landmark)
            values ($position, $stream, $version, 'deposited', 1, $command_id, 0, $timestamp, $payload, $previous, $landmark)
            """,
            "$position", "$stream", "$version", "$command_id", "$timestamp", "$payload", "$previous", "$landmark");
        _moveHead = Prepare(
            "update heads set version = $version, position = $position, landmark = $landmark where stream = $stream",
            "$version", "$position", "$landmark", "$stream");
        _streams = [.. ids.Select(Find)];
        _payloads = [.. ids.Select(static id => Encoding.UTF8.GetBytes($$"""{"walletId":"{{id}}","amount":1}"""))];
        _position = Number("select max(position) from events");
    }

    /// <summary>Appends one event, durably.</summary>
    /// <param name="index">The stream.</param>
    public void Append(int index)
    {
        ref (long Stream, long Version, long Position, long Landmark) stream = ref _streams[index];
        _begin.ExecuteNonQuery();
        _insert.Parameters[0].Value = ++_position;
        _insert.Parameters[1].Value = stream.Stream;
        _insert.Parameters[2].Value = ++stream.Version;
        _insert.Parameters[3].Value = Guid.NewGuid().ToByteArray();
        _insert.Parameters[4].Value = DateTime.UtcNow.Ticks / TimeSpan.TicksPerMicrosecond;
        _insert.Parameters[5].Value = _payloads[index];
        _insert.Parameters[6].Value = stream.Position;
        _insert.Parameters[7].Value = stream.Landmark;
        _insert.ExecuteNonQuery();
        stream.Position = _position;
        _moveHead.Parameters[0].Value = stream.Version;
        _moveHead.Parameters[1].Value = stream.Position;
        _moveHead.Parameters[2].Value = stream.Landmark;
        _moveHead.Parameters[3].Value = stream.Stream;
        _moveHead.ExecuteNonQuery();
        _commit.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private (long Stream, long Version, long Position, long Landmark) Find(string id)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText =
            """
            select stream, version, position, landmark from streams join heads using (stream)
            where aggregate = 'wallet' and identity = $identity
            """;
        command.Parameters.AddWithValue("$identity", id);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3))
            : throw new InvalidOperationException($"The file has no wallet '{id}'.");
    }

    private SqliteCommand Prepare(string text, params string[] parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (string parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    private long Number(string text)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private void Run(string text)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
