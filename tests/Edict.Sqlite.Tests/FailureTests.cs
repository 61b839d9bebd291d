using Edict.Sqlite.Database;
using Edict.Sqlite.Writing;
using Edict.Stores;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests;

/// <summary>What fails, fails with a typed error and alone.</summary>
[Trait("Category", "Repeated")]
public sealed class FailureTests : IAsyncLifetime
{
    private readonly StoreOfTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_poisoned_append_fails_alone_whatever_is_written_beside_it()
    {
        IEventStore store = await _test.OpenAsync();
        _test.Execute("create trigger poison before insert on events when new.name = 'poison' begin select raise(abort, 'poison'); end");
        Random random = new(7);
        string[] names = [.. Enumerable.Range(0, 300).Select(number => random.Next(20) == 0 ? "poison" : $"event {number}")];

        Task<AppendResult>[] appends =
        [
            .. names.Select((name, number) => store.AppendAsync(StoreOfTest.Batch(name, new StreamKey("account", $"{number % 7}"))).AsTask()),
        ];

        for (int number = 0; number < names.Length; number++)
        {
            if (names[number] == "poison")
            {
                Assert.Equal(SqliteFailure.Unstorable, (await Assert.ThrowsAsync<SqliteStoreException>(() => appends[number])).Failure);
            }
            else
            {
                Assert.Equal(AppendStatus.Appended, (await appends[number]).Status);
            }
        }

        Assert.Equal(names.Where(name => name != "poison").Order(), (await StoreOfTest.NamesAsync(store)).Order());
    }

    [Fact]
    public async Task A_poisoned_append_of_a_new_stream_leaves_no_stream_behind()
    {
        IEventStore store = await _test.OpenAsync();
        _test.Execute("create trigger poison before insert on events when new.name = 'poison' begin select raise(abort, 'poison'); end");
        await Assert.ThrowsAsync<SqliteStoreException>(async () => await store.AppendAsync(StoreOfTest.Batch("poison")));

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(StoreOfTest.Batch("a")));
        Assert.Equal(AppendResult.Appended(0, 2, 2), await store.AppendAsync(StoreOfTest.Batch("b")));
        Assert.Equal(2, (await store.ReadStreamAsync(StoreOfTest.Stream, 1, ReadDirection.Forward, 9, default)).Count);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_and_named()
    {
        IEventStore store = await _test.OpenAsync();
        AppendBatch metadata = StoreOfTest.Batch("a");
        metadata.Writes[0].Metadata = Metadata.Of(("user", "\uDC00"));

        await Assert.ThrowsAsync<SqliteStoreException>(async () =>
            await store.AppendAsync(StoreOfTest.Batch("a", new StreamKey("account", "x\uD800"))));
        await Assert.ThrowsAsync<SqliteStoreException>(async () => await store.AppendAsync(metadata));

        Assert.Empty(await StoreOfTest.NamesAsync(store));
        Assert.Empty(await store.ReadStreamAsync(new StreamKey("account", "x\uD800"), 1, ReadDirection.Forward, 9, default));
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_reported_and_can_be_written_afterwards()
    {
        IEventStore store = await _test.OpenAsync(busyTimeout: TimeSpan.FromMilliseconds(50));
        using SqliteConnection other = _test.Connect();
        await using SqliteTransaction transaction = other.BeginTransaction(deferred: false);

        var exception = await Assert.ThrowsAsync<SqliteStoreException>(async () => await store.AppendAsync(StoreOfTest.Batch("a")));
        transaction.Rollback();

        Assert.Equal(SqliteFailure.Busy, exception.Failure);
        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(StoreOfTest.Batch("b")));
        Assert.Equal(["b"], await StoreOfTest.NamesAsync(store));
    }

    [Fact]
    public async Task A_locked_file_holds_up_no_other_store()
    {
        IEventStore[] held = [.. await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _test.OpenAsync(busyTimeout: TimeSpan.FromMinutes(5))))];
        IEventStore free = await _test.OpenAsync(_test.PathOf("free.db"));
        using SqliteConnection other = _test.Connect();
        await using SqliteTransaction transaction = other.BeginTransaction(deferred: false);
        Task<AppendResult>[] waiting = [.. held.Select(store => store.AppendAsync(StoreOfTest.Batch("a")).AsTask())];

        for (int number = 1; number <= 20; number++)
        {
            Assert.Equal(number, (await free.AppendAsync(StoreOfTest.Batch("b"))).Position);
        }

        Assert.DoesNotContain(waiting, append => append.IsCompleted);
        transaction.Rollback();
        Assert.Equal(Enumerable.Range(1, 10), (await Task.WhenAll(waiting)).Select(result => (int)result.Position).Order());
    }

    [Fact]
    public async Task A_full_disk_fails_what_does_not_fit_and_nothing_else()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("kept"));
        SqliteStoreSettings settings = SqliteStoreSettings.From(new SqliteStoreOptions { Path = _test.Path });
        Connection connection = SqliteFile.Open(settings, default);
        connection.Execute("pragma max_page_count = 60");
        DrainGate gate = new();
        using GroupCommit writer = new(connection, settings, gate, (EventFeed)store.Feed, WriterThreads.Shared);
        AppendBatch[] batches = [.. Enumerable.Range(0, 20).Select(number => StoreOfTest.Batch($"small {number}", new StreamKey("account", $"{number}")))];
        NewEvent small = batches[7].Writes[0].Events[0];
        batches[7].Writes[0].Events[0] = small with { Payload = new byte[1_000_000] };

        Task<AppendResult>[] appends = [.. batches.Select(batch => gate.TryEnter() ? writer.AppendAsync(batch).AsTask() : throw new InvalidOperationException())];

        Assert.Equal(SqliteFailure.DiskFull, (await Assert.ThrowsAsync<SqliteStoreException>(() => appends[7])).Failure);
        AppendResult[] others = await Task.WhenAll(appends.Where((_, number) => number != 7));
        Assert.All(others, result => Assert.Equal(AppendStatus.Appended, result.Status));
        Assert.Equal(
            batches.Where((_, number) => number != 7).Select(batch => batch.Writes[0].Events[0].Type.Name).Prepend("kept").Order(),
            (await StoreOfTest.NamesAsync(store)).Order());
    }

    [Fact]
    public async Task A_hole_stops_the_reader_loudly()
    {
        IEventStore store = await _test.OpenAsync();
        foreach (string name in (string[])["a", "b", "c"])
        {
            await store.AppendAsync(StoreOfTest.Batch(name));
        }

        _test.Execute("drop trigger events_stay; delete from events where position = 2");

        var exception = await Assert.ThrowsAsync<EventStoreException>(async () => await StoreOfTest.NamesAsync(store));
        Assert.Contains("position 2", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EventStoreException>(async () => await store.ReadAllAsync(2, ReadDirection.Forward, 10, default));
        await Assert.ThrowsAsync<EventStoreException>(async () => await store.ReadAllAsync(3, ReadDirection.Backward, 10, default));
    }

    [Fact]
    public async Task A_damaged_file_is_reported()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));
        await store.DisposeAsync();
        await using (FileStream file = File.OpenWrite(_test.Path))
        {
            file.Position = 100;
            file.Write(Enumerable.Repeat((byte)0xFF, (int)file.Length - 100).ToArray());
        }

        var exception = await Assert.ThrowsAsync<SqliteStoreException>(async () => await _test.OpenAsync());
        Assert.Equal(SqliteFailure.Corrupt, exception.Failure);
    }

    [Fact]
    public async Task A_reader_in_the_middle_of_the_pages_does_not_keep_the_log_from_being_copied_back()
    {
        IEventStore store = await _test.OpenAsync();
        for (int number = 0; number < 50; number++)
        {
            await store.AppendAsync(StoreOfTest.Batch("a"));
        }

        Assert.Equal(10, (await store.ReadAllAsync(1, ReadDirection.Forward, 10, default)).Count);
        using SqliteConnection other = _test.Connect();
        using SqliteCommand checkpoint = other.CreateCommand();
        checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
        checkpoint.ExecuteNonQuery();

        Assert.Equal(0, new FileInfo(_test.Path + "-wal").Length);
    }

    [Fact]
    public async Task A_transaction_that_fails_at_its_beginning_does_not_stay_open()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));
        _test.Execute("alter table events rename to hidden");
        await Assert.ThrowsAsync<SqliteStoreException>(async () => await store.AppendAsync(StoreOfTest.Batch("b")));

        _test.Execute("pragma busy_timeout = 0; alter table hidden rename to events");

        Assert.Equal(AppendResult.Appended(0, 2, 2), await store.AppendAsync(StoreOfTest.Batch("c")));
    }

    [Fact]
    public async Task A_turn_for_an_append_that_another_turn_has_taken_does_nothing()
    {
        IEventStore store = await _test.OpenAsync();
        SqliteStoreSettings settings = SqliteStoreSettings.From(new SqliteStoreOptions { Path = _test.Path });
        using GroupCommit writer = new(SqliteFile.Open(settings, default), settings, new DrainGate(), (EventFeed)store.Feed, WriterThreads.Shared);
        using SqliteConnection other = _test.Connect();
        await using SqliteTransaction transaction = other.BeginTransaction(deferred: false);

        Assert.False(writer.Run());
    }

    [Fact]
    public async Task Ids_and_metadata_that_other_programs_have_damaged_are_typed_errors()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));
        _test.Execute("drop trigger events_stay_as_they_are; update events set command_id = x'00'");
        SqliteStoreException id = await Assert.ThrowsAsync<SqliteStoreException>(async () => await StoreOfTest.NamesAsync(store));
        _test.Execute("update events set command_id = zeroblob(16), metadata = '{\"user\":'");
        SqliteStoreException metadata = await Assert.ThrowsAsync<SqliteStoreException>(async () => await StoreOfTest.NamesAsync(store));

        Assert.Equal(SqliteFailure.Corrupt, id.Failure);
        Assert.Equal(SqliteFailure.Corrupt, metadata.Failure);
        Assert.Contains("position 1", metadata.Message, StringComparison.Ordinal);
    }
}
