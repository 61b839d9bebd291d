using Edict.PostgreSql.Tests.Servers;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>
/// The server that all tests share: one of their own, or the one that EDICT_TEST_POSTGRES names by a connection string. Each test has a
/// schema of its own there. Nothing of it needs to survive the machine; what tests crashes has a server with fsync on.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private static readonly TaskCompletionSource<TestServer> Started = new();

    private PostgreSqlServer? _own;
    private readonly Lazy<Task<PgBouncer>> _bouncer;
    private readonly Lazy<Task<string>> _serializable;

    public TestServer()
    {
        _bouncer = new(() => PgBouncer.StartAsync(Server));
        _serializable = new(MakeSerializableAsync);
    }

    /// <summary>Its connection string.</summary>
    internal static string ConnectionString => Started.Task.Result.Server;

    private string Server { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.Named is { } named)
        {
            Server = named;
        }
        else
        {
            _own = await PostgreSqlServer.StartNewAsync("shared_buffers=128MB", "fsync=off");
            Server = _own.ConnectionString;
        }

        Started.SetResult(this);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bouncer is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await _bouncer.Value.Result.DisposeAsync();
        }

        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    /// <summary>The way to the server through PgBouncer.</summary>
    internal static string ThroughPgBouncer => Started.Task.Result._bouncer.Value.Result.ConnectionString;

    /// <summary>A database whose transactions are serializable unless they say otherwise.</summary>
    internal static string Serializable => Started.Task.Result._serializable.Value.Result;

    internal static async Task ExecuteAsync(string sql, string? connectionString = null)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString ?? ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task<TResult> ReadAsync<TResult>(string sql, string? connectionString = null)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString ?? ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return (TResult)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> MakeSerializableAsync()
    {
        string name = $"serializable_{Guid.NewGuid():n}";
        await ExecuteAsync($"create database {name}");
        await ExecuteAsync($"alter database {name} set default_transaction_isolation = 'serializable'");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();
    }
}
