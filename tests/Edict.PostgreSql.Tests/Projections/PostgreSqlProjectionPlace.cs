using System.Data.Common;
using Edict.PostgreSql.ReadModels;
using Edict.PostgreSql.Tests.Servers;
using Edict.Projections.Tests;
using Npgsql;

namespace Edict.PostgreSql.Tests.Projections;

/// <summary>Events and read models in one schema, and a second schema for read models alone.</summary>
internal sealed class PostgreSqlProjectionPlace : ProjectionPlace
{
    private readonly string _events = $"test_{Guid.NewGuid():n}";
    private readonly string _other = $"test_{Guid.NewGuid():n}";

    public override void UseStore(EdictOptions options) => options.UsePostgreSql(postgreSql =>
    {
        postgreSql.ConnectionString = TestServer.ConnectionString;
        postgreSql.Schema = _events;
    });

    public override void UseOtherReadModel(EdictOptions options) => options.UsePostgreSqlReadModel(TestServer.ConnectionString, _other);

    public override ReadModelDatabase Faulty(Action committed, Action begins) =>
        new FaultyDatabase(NpgsqlDataSource.Create(TestServer.ConnectionString), _events, committed, begins);

    public override DbException Away() => new NpgsqlException("The server is away.", new IOException());

    public override async ValueTask<DbConnection> ConnectAsync(bool toOther)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(TestServer.ConnectionString)
        {
            SearchPath = toOther ? _other : _events,
            Pooling = false,
        }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await TestServer.ExecuteAsync($"drop schema if exists {_events} cascade", TestServer.ConnectionString);
        await TestServer.ExecuteAsync($"drop schema if exists {_other} cascade", TestServer.ConnectionString);
    }

    private sealed class FaultyDatabase(NpgsqlDataSource source, string schema, Action committed, Action begins)
        : PostgreSqlReadModelDatabase(source, ownsSource: true, schema, prepares: true)
    {
        protected override void Committed(DbConnection connection) => committed();

        protected override ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellation)
        {
            begins();
            return base.BeginTransactionAsync(connection, cancellation);
        }
    }
}
