using Edict.Benchmarks.Loads;
using Npgsql;
using NpgsqlTypes;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>
/// How event stores usually append: per command one prepared insert that checks the stream's version, in a transaction of its own, with
/// identity values for positions, which leave holes.
/// </summary>
internal sealed class UsualTechnique : IContender
{
    private const string Insert =
        """
        insert into {schema}.events (stream, version, timestamp, command_id, name, payload)
        select $1, $2, $3, $4, 'deposited', $5
        where (select version from {schema}.events where stream = $1 order by version desc limit 1) = $2 - 1
        """;

    private readonly NpgsqlDataSource _server;
    private readonly string _schema;
    private readonly string _insert;
    private readonly long[] _versions = new long[PostgreSqlLoads.Wallets];

    internal UsualTechnique(string server, int connections)
    {
        _server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server)
        {
            MaxPoolSize = connections,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        });
        _schema = $"usual_{connections}";
        _insert = Insert.Replace("{schema}", _schema, StringComparison.Ordinal);
    }

    public async Task StartAsync()
    {
        Array.Fill(_versions, 1);
        await using NpgsqlCommand make = _server.CreateCommand(EventTable.Sql(_schema) +
            $$"""
            insert into {{_schema}}.events (stream, version, timestamp, command_id, name, payload)
            select 'wallet-W-' || number, 1, now(), gen_random_uuid(), 'deposited', '{}' from generate_series(0, {{PostgreSqlLoads.Wallets - 1}}) number;
            """);
        await make.ExecuteNonQueryAsync();
    }

    public async ValueTask CallAsync(int caller, int wallet)
    {
        await using NpgsqlConnection connection = await _server.OpenConnectionAsync();
        await using NpgsqlCommand insert = new(_insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = EventTable.Stream(wallet) },
                new NpgsqlParameter<long> { TypedValue = ++_versions[wallet] },
                new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow },
                new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
                new NpgsqlParameter<byte[]> { TypedValue = EventTable.Payload(wallet), NpgsqlDbType = NpgsqlDbType.Json },
            },
        };
        if (await insert.ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidOperationException("There was a conflict, though nobody else writes.");
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
