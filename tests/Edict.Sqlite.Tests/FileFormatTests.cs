using System.Diagnostics;
using System.Text;

namespace Edict.Sqlite.Tests;

/// <summary>What is not our store is refused, and is afterwards what it was before.</summary>
public sealed class FileFormatTests : IAsyncLifetime
{
    private readonly StoreOfTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_new_file_is_marked_as_ours()
    {
        await using IEventStore store = await _test.OpenAsync();
        using var connection = _test.Connect();

        Assert.Equal(0x45444354L, Scalar(connection, "pragma application_id"));
        Assert.Equal(3L, Scalar(connection, "pragma user_version"));
        Assert.Equal("wal", Scalar(connection, "pragma journal_mode"));
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("tenant")]
    [InlineData("type_version")]
    [InlineData("content_type")]
    [InlineData("key_id")]
    public async Task The_first_schema_has_the_columns_that_later_versions_need(string column)
    {
        await using IEventStore store = await _test.OpenAsync();
        using var connection = _test.Connect();

        Assert.Equal(1L, Scalar(connection, $"select count(*) from pragma_table_info('events') where name = '{column}'"));
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        await File.WriteAllBytesAsync(_test.Path, [], TestContext.Current.CancellationToken);
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));

        Assert.Equal(["a"], await StoreOfTest.NamesAsync(store));
    }

    [Theory]
    [InlineData("Dear diary,\n")]
    [InlineData("SQLite format 3\0 but no more of it")]
    [InlineData("x")]
    public Task A_file_that_is_no_database_is_refused(string start) =>
        RefusesUntouchedAsync(path => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(start + new string(' ', start.Length * 100))), "another file");

    [Theory]
    [InlineData("a b.db")]
    [InlineData("50%41?mode=memory#1.db")]
    public async Task A_file_may_have_any_name(string name)
    {
        string path = _test.PathOf(name);
        IEventStore store = await _test.OpenAsync(path);
        await store.AppendAsync(StoreOfTest.Batch("a"));
        await store.DisposeAsync();
        store = await _test.OpenAsync(path);

        Assert.Equal(["a"], await StoreOfTest.NamesAsync(store));
        await store.DisposeAsync();
        await RefusesUntouchedAsync(strange => File.WriteAllText(strange, "no database"), "not an SQLite database", path);
    }

    [Fact]
    public Task A_short_file_is_refused() => RefusesUntouchedAsync(path => File.WriteAllText(path, "x"), "not an SQLite database");

    [Fact]
    public Task A_database_of_another_program_is_refused() =>
        RefusesUntouchedAsync(path => _test.Execute("create table notes (text); insert into notes values ('mine')", path), "another program");

    [Fact]
    public Task A_database_of_another_program_in_wal_mode_is_refused() =>
        RefusesUntouchedAsync(path => _test.Execute("pragma journal_mode = wal; create table notes (text)", path), "another program");

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await (await _test.OpenAsync()).DisposeAsync();

        await RefusesUntouchedAsync(path => _test.Execute("pragma user_version = 99", path), "schema version 99", _test.Path);
    }

    [Fact]
    public async Task A_newer_version_that_is_only_in_the_write_ahead_log_is_refused()
    {
        await (await _test.OpenAsync()).DisposeAsync();
        using var connection = _test.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_autocheckpoint = 0; pragma user_version = 99";
        command.ExecuteNonQuery();

        await Assert.ThrowsAsync<EventStoreFormatException>(async () => await _test.OpenAsync());
    }

    [Fact]
    public async Task A_folder_is_refused()
    {
        string folder = _test.PathOf("folder");
        Directory.CreateDirectory(folder);

        var exception = await Assert.ThrowsAsync<EventStoreFormatException>(async () => await _test.OpenAsync(folder));

        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        string path = _test.PathOf("nowhere/events.db");

        var exception = await Assert.ThrowsAsync<SqliteStoreException>(async () => await _test.OpenAsync(path));

        Assert.Equal(SqliteFailure.CannotOpen, exception.Failure);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_stores_that_are_opened_at_once_make_one_schema()
    {
        IEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _test.OpenAsync())));
        for (int number = 0; number < stores.Length; number++)
        {
            Assert.Equal(AppendResult.Appended(0, number + 1, number + 1), await stores[number].AppendAsync(StoreOfTest.Batch("a")));
        }
    }

    [Fact]
    public async Task Opening_a_second_store_releases_no_lock_of_the_first()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc/locks.");
        await _test.OpenAsync();
        string file = await InodeAsync(_test.Path);
        Assert.NotEmpty(LocksOf(file));

        await _test.OpenAsync();
        Assert.NotEmpty(LocksOf(file));
    }

    private static IEnumerable<string> LocksOf(string inode) => File.ReadLines("/proc/locks")
        .Where(line => line.Contains($" {Environment.ProcessId} ", StringComparison.Ordinal) && line.Contains($":{inode} ", StringComparison.Ordinal));

    private static async Task<string> InodeAsync(string path)
    {
        using Process stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        return (await stat.StandardOutput.ReadToEndAsync()).Trim();
    }

    private async Task RefusesUntouchedAsync(Action<string> make, string words, string? path = null)
    {
        path ??= _test.PathOf("strange.db");
        make(path);
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        DateTime written = File.GetLastWriteTimeUtc(path);
        string[] beside = Directory.GetFiles(Path.GetDirectoryName(path)!);

        var exception = await Assert.ThrowsAsync<EventStoreFormatException>(async () => await _test.OpenAsync(path));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        Assert.Equal(beside, Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private static object? Scalar(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
