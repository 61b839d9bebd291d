using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Benchmarks.Loads;

/// <summary>Reads every column of the events that Edict reads, forward off the bare driver, and makes nothing of them.</summary>
internal static class BareReading
{
    private const string Columns = "position, stream, version, timestamp, command_id, command_index, type_version, name, payload";

    /// <returns>How long it took, as ticks of <see cref="Stopwatch"/>.</returns>
    internal static async Task<long> OfPostgreSqlAsync(string server, int events)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(server);
        await using NpgsqlCommand read = source.CreateCommand($"select {Columns} from edict.events where position <= {events} order by position");
        long began = Stopwatch.GetTimestamp();
        long count = 0;
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            _ = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetDateTime(3), row.GetGuid(4), row.GetInt32(5), row.GetInt32(6), row.GetString(7));
            count += row.GetFieldValue<byte[]>(8).Length > 0 ? 1 : 0;
        }

        Require(events, count);
        return Stopwatch.GetTimestamp() - began;
    }

    /// <returns>How long it took, as ticks of <see cref="Stopwatch"/>.</returns>
    internal static Task<long> OfSqliteAsync(string file, int events)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand read = connection.CreateCommand();
        read.CommandText = $"select {Columns} from events where position <= {events} order by position";
        long began = Stopwatch.GetTimestamp();
        long count = 0;
        using SqliteDataReader row = read.ExecuteReader();
        while (row.Read())
        {
            _ = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.GetInt32(5), row.GetInt32(6), row.GetString(7));
            count += row.GetFieldValue<byte[]>(8).Length > 0 ? 1 : 0;
        }

        Require(events, count);
        return Task.FromResult(Stopwatch.GetTimestamp() - began);
    }

    internal static void Require(long expected, long read)
    {
        if (read != expected)
        {
            throw new InvalidOperationException($"{read} of {expected} events were read.");
        }
    }
}
