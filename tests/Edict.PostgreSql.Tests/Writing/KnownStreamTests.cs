using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Writing;

/// <summary>A writer trusts what it knows of streams only as long as it is true.</summary>
public sealed class KnownStreamTests : IAsyncLifetime
{
    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task What_another_store_has_appended_to_a_known_stream_is_a_conflict()
    {
        (IEventStore one, IEventStore other) = await OpenTwoAsync();
        Assert.Equal(AppendResult.Appended(0, 2, 2), await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(1))));
        Assert.Equal(AppendResult.Appended(0, 3, 3), await other.AppendAsync(Batch("b")));

        Assert.Equal(AppendResult.Conflict(0, 3), await one.AppendAsync(Batch("c", expected: ExpectedVersion.Exactly(2))));
        Assert.Equal(AppendResult.Appended(0, 4, 4), await one.AppendAsync(Batch("d", expected: ExpectedVersion.Exactly(3))));
        Assert.Equal(["opened", "a", "b", "d"], await NamesAsync(one));
    }

    [Fact]
    public async Task A_version_that_a_known_stream_does_not_have_is_a_conflict()
    {
        (IEventStore one, _) = await OpenTwoAsync();

        Assert.Equal(AppendResult.Conflict(0, 1), await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(5))));
        Assert.Equal(AppendResult.Conflict(0, 1), await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(0))));
    }

    [Fact]
    public async Task A_known_stream_that_another_store_has_archived_takes_nothing_more()
    {
        (IEventStore one, IEventStore other) = await OpenTwoAsync();
        await other.Streams.ArchiveAsync(SchemaOfTest.Stream);

        await Assert.ThrowsAsync<StreamClosedException>(async () => await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(1))));
        await other.Streams.RestoreAsync(SchemaOfTest.Stream);
        Assert.Equal(AppendResult.Appended(0, 2, 2), await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(1))));
    }

    [Fact]
    public async Task A_known_stream_that_another_store_has_erased_begins_anew()
    {
        (IEventStore one, IEventStore other) = await OpenTwoAsync();
        await other.Streams.EraseAsync(SchemaOfTest.Stream, ExpectedVersion.Any);

        Assert.Equal(AppendResult.Conflict(0, 0), await one.AppendAsync(Batch("a", expected: ExpectedVersion.Exactly(1))));
        Assert.Equal(AppendResult.Appended(0, 1, 2), await one.AppendAsync(Batch("a", expected: ExpectedVersion.None)));
    }

    [Fact]
    public async Task Appends_to_one_stream_are_stored_in_the_order_of_their_calls()
    {
        IEventStore store = await _schema.OpenAsync();
        string[] names = [.. Enumerable.Range(0, 2_000).Select(number => $"event {number}")];
        AppendResult[] results = await Task.WhenAll(names.Select((name, number) =>
            store.AppendAsync(Batch(name, new StreamKey("account", $"{number % 3}"))).AsTask()));

        Assert.All(results, result => Assert.Equal(AppendStatus.Appended, result.Status));
        for (int stream = 0; stream < 3; stream++)
        {
            EventPage page = await store.ReadStreamAsync(new StreamKey("account", $"{stream}"), 1, ReadDirection.Forward, 1_000, default);
            Assert.Equal(names.Where((_, number) => number % 3 == stream), page.Select(recorded => recorded.Name));
        }
    }

    [Fact]
    public async Task An_edit_by_hand_that_commits_after_a_later_one_is_noticed()
    {
        (IEventStore one, IEventStore other) = await OpenTwoAsync();
        StreamKey second = new("account", "ACC-2");
        await one.AppendAsync(Batch("opened", second));
        await using NpgsqlConnection hand = new(TestServer.ConnectionString);
        await hand.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlTransaction edit = await hand.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand archive = new($"update {_schema.Name}.streams set state = 1 where identity = 'ACC-1'", hand);
        await archive.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Task later = other.Streams.ArchiveAsync(second).AsTask();
        await Task.WhenAny(later, Task.Delay(300, TestContext.Current.CancellationToken));
        Task<AppendResult> append = one.AppendAsync(Batch("a")).AsTask();
        await Task.WhenAny(append, Task.Delay(300, TestContext.Current.CancellationToken));
        await edit.CommitAsync(TestContext.Current.CancellationToken);
        await later;
        await Record.ExceptionAsync(() => append);

        await Assert.ThrowsAsync<StreamClosedException>(async () => await one.AppendAsync(Batch("b")));
    }

    // The first knows the stream from an append of its own.
    private async Task<(IEventStore One, IEventStore Other)> OpenTwoAsync()
    {
        IEventStore one = await _schema.OpenAsync();
        IEventStore other = await _schema.OpenAsync(postgreSql => postgreSql.AllowErasure = true);
        Assert.Equal(AppendResult.Appended(0, 1, 1), await one.AppendAsync(Batch("opened")));
        return (one, other);
    }
}
