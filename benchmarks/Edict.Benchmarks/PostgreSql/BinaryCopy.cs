using Edict.Benchmarks.Loads;
using Npgsql;
using NpgsqlTypes;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>The physical limit: the fastest way into a table with the same two indexes, without any check.</summary>
internal sealed class BinaryCopy(string server) : IContender
{
    private readonly NpgsqlDataSource _server = NpgsqlDataSource.Create(server);
    private readonly int[] _versions = new int[PostgreSqlLoads.Wallets];

    public int EventsPerCall => 1_000;

    public async Task StartAsync()
    {
        await using NpgsqlCommand make = _server.CreateCommand(EventTable.Sql("copied"));
        await make.ExecuteNonQueryAsync();
    }

    // Callers have wallets of their own: those whose number leaves the caller's when divided by two.
    public async ValueTask CallAsync(int caller, int wallet)
    {
        await using NpgsqlConnection connection = await _server.OpenConnectionAsync();
        await using NpgsqlBinaryImporter import = await connection.BeginBinaryImportAsync(
            "copy copied.events (stream, version, timestamp, command_id, name, payload) from stdin (format binary)");
        for (int row = 0; row < EventsPerCall; row++)
        {
            int stream = (wallet + (row * 2)) % PostgreSqlLoads.Wallets;
            await import.StartRowAsync();
            await import.WriteAsync(EventTable.Stream(stream));
            await import.WriteAsync((long)++_versions[stream]);
            await import.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await import.WriteAsync(Guid.NewGuid());
            await import.WriteAsync("deposited");
            await import.WriteAsync(EventTable.Payload(stream), NpgsqlDbType.Json);
        }

        await import.CompleteAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
