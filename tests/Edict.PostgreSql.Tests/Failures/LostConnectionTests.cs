using System.Collections.Concurrent;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Failures;

/// <summary>A connection breaks in the middle of an append: the caller hears the truth, and nothing is stored twice.</summary>
[Trait("Category", "Repeated")]
public sealed class LostConnectionTests : IAsyncLifetime
{
    private readonly SchemaOfTest _schema = new();
    private readonly Proxy _proxy = new(TestServer.ConnectionString);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _schema.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_answer_is_found_out()
    {
        IEventStore store = await OpenAsync();
        await store.AppendAsync(Batch("before"));
        _proxy.Next = Proxy.Loss.Answer;

        Assert.Equal(AppendResult.Appended(0, 2, 2), await store.AppendAsync(Batch("poor network")));
        Assert.Equal(Proxy.Loss.None, _proxy.Next);
        Assert.Equal(["before", "poor network"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_lost_request_is_sent_again()
    {
        IEventStore store = await OpenAsync();
        _proxy.Next = Proxy.Loss.Request;

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("poor network")));
        Assert.Equal(Proxy.Loss.None, _proxy.Next);
        Assert.Equal(["poor network"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_request_that_arrives_after_it_was_given_up_stores_nothing()
    {
        IEventStore store = await OpenAsync();
        _proxy.Next = Proxy.Loss.RequestForLater;

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("poor network")));
        string answer = await _proxy.ReleaseAsync();

        Assert.Contains("ED001", answer, StringComparison.Ordinal);
        Assert.Equal(["poor network"], await NamesAsync(store));
        Assert.Equal(AppendResult.Appended(0, 2, 2), await store.AppendAsync(Batch("after")));
    }

    [Fact]
    public async Task Of_a_group_each_caller_hears_the_truth()
    {
        IEventStore store = await OpenAsync();
        for (int round = 0; round < 5; round++)
        {
            _proxy.Next = round % 2 == 0 ? Proxy.Loss.Answer : Proxy.Loss.Request;
            int number = round;
            Task<AppendResult>[] appends =
            [
                .. Enumerable.Range(0, 40).Select(caller => store.AppendAsync(
                    Batch("poor network", new StreamKey("account", $"{caller}"), expected: ExpectedVersion.Exactly(number))).AsTask()),
            ];
            AppendResult[] results = await Task.WhenAll(appends);

            Assert.Equal(Proxy.Loss.None, _proxy.Next);
            Assert.All(results, result => Assert.Equal((AppendStatus.Appended, (long)number + 1), (result.Status, result.Version)));
            Assert.Equal(Enumerable.Range((round * 40) + 1, 40).Select(position => (long)position), results.Select(result => result.Position).Order());
        }

        Assert.Equal(200, (await NamesAsync(store)).Count);
    }

    [Fact]
    public async Task A_server_that_stays_away_leaves_the_outcome_unknown()
    {
        IEventStore store = await OpenAsync(TimeSpan.FromMilliseconds(300));
        await store.AppendAsync(Batch("before"));
        _proxy.Next = Proxy.Loss.Answer;
        _proxy.IsDown = true;

        PostgreSqlStoreException exception = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("poor network")));

        Assert.Equal(PostgreSqlFailure.Unreachable, exception.Failure);
        Assert.True(exception.MayBeStored);
        Assert.Contains("may be stored", exception.Message, StringComparison.Ordinal);
        _proxy.IsDown = false;
        Assert.Equal(AppendResult.Appended(0, 3, 3), await store.AppendAsync(Batch("after")));
    }

    [Fact]
    public async Task What_never_left_is_known_not_to_be_stored()
    {
        await using NpgsqlDataSource none = NpgsqlDataSource.Create(_proxy.ConnectionString + ";Pooling=false");
        IEventStore store = await _schema.OpenAsync(postgreSql =>
        {
            postgreSql.ConnectionString = "";
            postgreSql.DataSource = none;
            postgreSql.RetryTimeout = TimeSpan.FromMilliseconds(200);
        });
        _proxy.IsDown = true;

        PostgreSqlStoreException exception = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("a")));
        Assert.Equal((PostgreSqlFailure.Unreachable, false), (exception.Failure, exception.MayBeStored));
        exception = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await NamesAsync(store));
        Assert.Equal(PostgreSqlFailure.Unreachable, exception.Failure);
        _proxy.IsDown = false;
        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task Sessions_that_are_ended_again_and_again_lose_and_double_nothing()
    {
        IEventStore store = await _schema.OpenAsync(postgreSql =>
            postgreSql.ConnectionString += $";Application Name={_schema.Name}");
        ConcurrentBag<AppendResult> results = [];
        using CancellationTokenSource stop = new();
        Task[] callers = [.. Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            StreamKey stream = new("account", $"{caller % 6}");
            while (!stop.IsCancellationRequested)
            {
                results.Add(await store.AppendAsync(Batch("a", stream)));
            }
        }))];
        for (int round = 0; round < 30; round++)
        {
            await Task.Delay(30, TestContext.Current.CancellationToken);
            await _schema.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{_schema.Name}'");
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);

        Assert.All(results, result => Assert.Equal(AppendStatus.Appended, result.Status));
        Assert.Equal(Enumerable.Range(1, results.Count).Select(position => (long)position), results.Select(result => result.Position).Order());
        Assert.Equal(results.Count, (await NamesAsync(store)).Count);
    }

    private Task<IEventStore> OpenAsync(TimeSpan? retryTimeout = null) => _schema.OpenAsync(postgreSql =>
    {
        postgreSql.ConnectionString = _proxy.ConnectionString;
        postgreSql.RetryTimeout = retryTimeout ?? TimeSpan.FromSeconds(30);
    });
}
