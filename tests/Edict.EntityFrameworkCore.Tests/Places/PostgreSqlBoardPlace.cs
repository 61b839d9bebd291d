using Edict.PostgreSql.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Events in one schema, read models in another, with a pool of two connections.</summary>
internal sealed class PostgreSqlBoardPlace : BoardPlace
{
    private readonly string _events = $"test_{Guid.NewGuid():n}";
    private readonly string _reports = $"test_{Guid.NewGuid():n}";

    /// <summary>What the server calls connections to the read models.</summary>
    internal string ApplicationName => _reports;

    internal static async Task<PostgreSqlBoardPlace> CreateAsync()
    {
        PostgreSqlBoardPlace place = new();
        await TestServer.ExecuteAsync($"create schema {place._reports}");
        return place;
    }

    public override void UseStore(EdictOptions options) => options.UsePostgreSql(postgreSql =>
    {
        postgreSql.ConnectionString = TestServer.ConnectionString;
        postgreSql.Schema = _events;
    });

    public override void UseDatabase(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString(_reports));

    public override void UseDatabaseOfEvents(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString(_events));

    public override async ValueTask DisposeAsync()
    {
        await using (NpgsqlConnection pooled = new(ConnectionString(_reports)))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await TestServer.ExecuteAsync($"drop schema if exists {_events} cascade");
        await TestServer.ExecuteAsync($"drop schema if exists {_reports} cascade");
    }

    private string ConnectionString(string schema) => new NpgsqlConnectionStringBuilder(TestServer.ConnectionString)
    {
        SearchPath = schema,
        ApplicationName = _reports,
        MaxPoolSize = 2,
    }.ToString();
}
