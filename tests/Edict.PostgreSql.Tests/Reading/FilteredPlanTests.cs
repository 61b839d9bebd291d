using Edict.PostgreSql.Database;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Reading;

/// <summary>The server goes along the log for whoever follows some events of it, also when it knows nothing of the tables yet.</summary>
public sealed class FilteredPlanTests : IAsyncLifetime
{
    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Events_of_some_names_are_found_in_their_order_and_not_sorted(bool forward, bool byNameAlone)
    {
        IEventStore store = await _schema.OpenAsync();
        for (int index = 0; index < 50; index++)
        {
            await store.AppendAsync(Batch("a", new StreamKey("account", $"{index}")));
        }

        Sql sql = new(_schema.Name);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(TestServer.ConnectionString);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        string read = (forward, byNameAlone) switch
        {
            (true, true) => sql.NamedForward,
            (false, true) => sql.NamedBackward,
            (true, false) => sql.FilteredForward,
            (false, false) => sql.FilteredBackward,
        };
        NpgsqlParameter[] names = [new() { Value = 1L }, new() { Value = 65_536L }, new() { Value = 512 }, new() { Value = new[] { "a" } }];
        NpgsqlParameter[] streams =
        [
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }, new() { Value = "" }, new() { Value = false }, new() { Value = false },
        ];
        NpgsqlBatchCommand explain = new("explain " + read);
        explain.Parameters.AddRange((NpgsqlParameter[])[.. names, .. byNameAlone ? [] : streams]);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(Sql.ByIndex), explain } };
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await row.NextResultAsync(TestContext.Current.CancellationToken);
        List<string> plan = [];
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(row.GetString(0));
        }

        Assert.DoesNotContain(plan, static line => line.Contains("Sort", StringComparison.Ordinal));
        Assert.Contains(plan, static line => line.Contains("using events_pkey", StringComparison.Ordinal));
    }
}
