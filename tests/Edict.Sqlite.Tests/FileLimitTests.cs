using System.Runtime.InteropServices;

namespace Edict.Sqlite.Tests;

/// <summary>The disk fails in the middle of a commit. Runs alone: the limit that makes it fail is one of the whole process.</summary>
[Collection(nameof(FileLimitTests))]
[CollectionDefinition(nameof(FileLimitTests), DisableParallelization = true)]
[Trait("Category", "Repeated")]
public sealed partial class FileLimitTests : IAsyncLifetime
{
    private const int FileSize = 1;
    private const int FileTooLarge = 25;
    private const nint Ignored = 1;

    private readonly StoreOfTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_commit_that_fails_on_the_disk_may_be_stored_and_the_store_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits the size of files by setrlimit.");
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));

        SqliteStoreException exception = await WhileNoFileGrowsAsync(() => Assert.ThrowsAsync<SqliteStoreException>(
            async () => await store.AppendAsync(StoreOfTest.Batch("b"))));

        Assert.Equal(SqliteFailure.Disk, exception.Failure);
        Assert.True(exception.MayBeStored);
        Assert.Contains("may be stored", exception.Message, StringComparison.Ordinal);
        Assert.Equal(AppendResult.Appended(0, 2, 2), await store.AppendAsync(StoreOfTest.Batch("c")));
        Assert.Equal(["a", "c"], await StoreOfTest.NamesAsync(store));
    }

    private async Task<TResult> WhileNoFileGrowsAsync<TResult>(Func<Task<TResult>> act)
    {
        // Ignored for good: the runtime's own handlers run later, perhaps when they are gone.
        Assert.NotEqual(-1, SetHandler(FileTooLarge, Ignored));
        Assert.Equal(0, GetLimit(FileSize, out Limit before));
        Limit narrow = before with { Soft = (nuint)new FileInfo(_test.Path + "-wal").Length + 100 };
        Assert.Equal(0, SetLimit(FileSize, narrow));
        try
        {
            return await act();
        }
        finally
        {
            Assert.Equal(0, SetLimit(FileSize, before));
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    private readonly record struct Limit(nuint Soft, nuint Hard);
}
