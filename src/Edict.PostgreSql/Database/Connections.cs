using System.Data;
using Edict.PostgreSql.Feed;
using Edict.PostgreSql.ReadModels;
using Npgsql;

namespace Edict.PostgreSql.Database;

/// <summary>
/// The ways to the server: a pool for appends, one for all other calls, and where it is named another way for changing the schema. Safe for
/// concurrent use.
/// </summary>
/// <remarks>
/// A pool hands its connections out in turn. In one pool with readers each append would meet another server process, whose plans and
/// caches are cold. The readers' pool is small: when many aggregates are asked for at once, as after a start, opening a session for each takes
/// the server longer than all their reads. A data source of the user's is one pool for everything.
/// </remarks>
internal sealed class Connections : IAsyncDisposable
{
    private const int MostAppending = 2;
    private const int MostOthers = 16;

    private readonly PostgreSqlStoreSettings _settings;
    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _appending;

    internal Connections(PostgreSqlStoreSettings settings)
    {
        _settings = settings;
        _pool = settings.DataSource ?? Build(WithSmallPool(settings.ConnectionString));
        _appending = settings.DataSource ?? Build(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = MostAppending,
        }.ToString());
    }

    /// <summary>Whether statements are prepared for a connection.</summary>
    internal bool Prepares => !_settings.ThroughPgBouncer;

    /// <summary>Takes a connection from the pool; whoever took it disposes it.</summary>
    internal ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) => _pool.OpenConnectionAsync(cancellation);

    /// <summary>Takes a connection for an append, of which two at most are in flight; whoever took it disposes it.</summary>
    internal ValueTask<NpgsqlConnection> OpenForAppendAsync() => _appending.OpenConnectionAsync(CancellationToken.None);

    /// <summary>Runs what changes the schema, on a connection that leads to the server itself where one is named.</summary>
    internal async ValueTask ChangeSchemaAsync(string script, CancellationToken cancellation)
    {
        await using NpgsqlDataSource? direct = _settings.DirectConnectionString is { } named ? Build(named) : null;
        await using NpgsqlConnection connection = await (direct ?? _pool).OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = new(script, connection) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException) when (connection.State == ConnectionState.Open)
        {
            // The script began a transaction of its own, which outlives it unless the session has ended too.
            await using NpgsqlCommand rollback = new("rollback", connection);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the database as one of read models, over the connections of all other calls.</summary>
    internal PostgreSqlReadModelDatabase CreateReadModelDatabase() => new(_pool, ownsSource: false, _settings.Schema, Prepares);

    /// <summary>Gives what all feeds over these connections share, to be given back.</summary>
    internal FeedHub RentHub() => FeedHubs.Rent(_pool, _settings);

    /// <summary>Gives it back.</summary>
    internal ValueTask ReturnHubAsync(FeedHub hub) => FeedHubs.ReturnAsync(hub, _pool, _settings);

    /// <summary>Lets the idle connections go: a server that went away has left them dead.</summary>
    internal void ForgetIdle()
    {
        _pool.Clear();
        _appending.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (_settings.DataSource is null)
        {
            await _appending.DisposeAsync().ConfigureAwait(false);
            await _pool.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string WithSmallPool(string connectionString)
    {
        NpgsqlConnectionStringBuilder pool = new(connectionString);
        if (!pool.ShouldSerialize("Maximum Pool Size"))
        {
            pool.MaxPoolSize = Math.Max(MostOthers, pool.MinPoolSize);
        }

        return pool.ToString();
    }

    internal static NpgsqlDataSource Build(string connectionString) =>
        new NpgsqlSlimDataSourceBuilder(connectionString).EnableArrays().EnableTransportSecurity().Build();
}
