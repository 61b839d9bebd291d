using Edict.PostgreSql.Tests.Servers;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Reading;

/// <summary>Many who read at once, as after a start, do not each make the server open a session.</summary>
[Trait("Category", "Repeated")]
public sealed class ColdReadersTests : IAsyncLifetime
{
    private const int Readers = 200;

    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData("", 16)]
    [InlineData(";Maximum Pool Size=3", 3)]
    [InlineData(";Maximum Pool Size=24;Minimum Pool Size=2", 24)]
    [InlineData(";Minimum Pool Size=20", 20)]
    public async Task They_share_as_many_sessions_as_the_pool_may_have(string pool, long most)
    {
        IEventStore store = await _schema.OpenAsync(postgreSql =>
            postgreSql.ConnectionString = $"{TestServer.ConnectionString};Application Name={_schema.Name}{pool}");
        await store.AppendAsync(Batch("a"));

        EventPage[] pages = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            await Task.Yield();
            return await store.ReadStreamAsync(SchemaOfTest.Stream, 1, ReadDirection.Forward, 10, TestContext.Current.CancellationToken);
        }));

        Assert.All(pages, static page => Assert.Single(page));
        Assert.InRange(await SessionsAsync(), 1, most + 2);
    }

    private Task<long> SessionsAsync() =>
        _schema.ReadAsync<long>($"select count(*) from pg_stat_activity where application_name = '{_schema.Name}'");
}
