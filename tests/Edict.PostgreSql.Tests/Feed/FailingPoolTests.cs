using Edict.PostgreSql.Feed;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Feed;

/// <summary>A data source of the user's may fail with anything, as when the place that gives passwords is down; the feed outlives that.</summary>
[Trait("Category", "Repeated")]
public sealed class FailingPoolTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly SchemaOfTest _schema = new();
    private readonly NpgsqlDataSource _pool;
    private volatile bool _isDown;
    private int _failures;

    public FailingPoolTests() => _pool = new NpgsqlSlimDataSourceBuilder(TestServer.ConnectionString)
        .EnableArrays()
        .UsePhysicalConnectionInitializer(_ => FailWhileDown(), _ => Task.Run(FailWhileDown))
        .Build();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _schema.DisposeAsync();
        await _pool.DisposeAsync();
    }

    [Fact]
    public async Task The_poll_goes_on_after_any_failure()
    {
        IEventStore store = await _schema.OpenAsync(postgreSql =>
        {
            (postgreSql.ConnectionString, postgreSql.DataSource) = ("", _pool);
            (postgreSql.ThroughPgBouncer, postgreSql.FeedPollInterval) = (true, TimeSpan.FromMilliseconds(20));
        });
        IEventStore other = await _schema.OpenAsync();
        using IEventFollower follower = store.Feed.Follow(1);
        Task<EventPage> waiting = follower.ReadAsync(100, Cancellation).AsTask();
        await Task.Delay(200, Cancellation);
        _isDown = true;
        _pool.Clear();
        await HasFailedAsync();
        _isDown = false;
        await other.AppendAsync(Batch("a"));

        Assert.Equal(1, (await waiting.WaitAsync(Soon, Cancellation))[0].Position);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_sent_fails_nobody()
    {
        _isDown = true;
        NoticeSender sender = new(_pool);
        sender.Note(_schema.Name, 1);
        await HasFailedAsync();

        await sender.DrainAsync().WaitAsync(Soon, Cancellation);
    }

    private async Task HasFailedAsync()
    {
        while (Volatile.Read(ref _failures) == 0)
        {
            await Task.Delay(5, Cancellation);
        }
    }

    private void FailWhileDown()
    {
        if (_isDown)
        {
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("The place that gives passwords is down.");
        }
    }
}
