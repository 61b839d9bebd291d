using Edict.Concurrency.Tests.Waiting;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.PostgreSql.Tests.Waiting;

public sealed class PostgreSqlWaitingTests : TwoApplicationsTests, IAsyncDisposable
{
    private readonly string _schema = $"test_{Guid.NewGuid():n}";

    public async ValueTask DisposeAsync() => await TestServer.ExecuteAsync($"drop schema if exists {_schema} cascade");

    private protected override void Use(EdictOptions options) => options.UsePostgreSql(postgreSql =>
    {
        postgreSql.ConnectionString = TestServer.ConnectionString;
        postgreSql.Schema = _schema;
    });
}
