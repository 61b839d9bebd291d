using System.Text;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventStore;

/// <summary>Stores that hold, or do, what few do while they go through a file.</summary>
public sealed class UnusualTransferTests : IDisposable
{
    private static readonly StreamKey Audit = new("audit", "today");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edict-transfer-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_list_goes_along_with_what_is_left_of_it()
    {
        InMemoryDatabase database = new() { RoundTrip = true, AllowErasure = true };
        await using TestBank source = await TestBank.StartAsync(options => options.UseInMemory(database));
        foreach (string account in (string[])["0", "1", "2", "erased"])
        {
            _ = await source.DispatchAsync(new Deposit(account, 1));
        }

        StreamKey nothing = new("audit", "nothing");
        await source.Store.Streams.LinkAsync(Audit, ExpectedVersion.Any, [4, 3, 2, 1]);
        await source.Store.Streams.LinkAsync(nothing, ExpectedVersion.Any, [4]);
        await source.Store.Streams.TruncateAsync(Audit, 3);
        await source.Store.Streams.EraseAsync(new StreamKey("account", "erased"), ExpectedVersion.Any);
        await source.Store.Streams.ArchiveAsync(Audit);
        await source.Store.Streams.ArchiveAsync(nothing);
        await source.ExportAsync(FileOf("a"));
        await using TestBank target = await EmptyAsync();
        await target.ImportAsync(FileOf("a"));

        Assert.Equal([Account(1), Account(0)], (await ((IEventStore)target.Store).ReadStreamAsync(Audit, 1, ReadDirection.Forward, 10, Cancellation)).Select(e => e.Stream));
        Assert.Equal(StreamState.Archived, (await target.Store.Streams.FindAsync(Audit, Cancellation))!.State);
    }

    [Fact]
    public async Task What_is_written_while_a_store_is_exported_does_not_make_the_file_contradict_itself()
    {
        StreamKey list = new("a-list", "first");
        await using ScriptedBank source = await ScriptedBank.StartAsync(wantsPayload: true);
        _ = await source.App.DispatchAsync(new Deposit("a", 1));
        await source.Store.Streams.LinkAsync(list, ExpectedVersion.Any, [1]);
        source.Store.BeforeRead = async (_, _) =>
        {
            source.Store.BeforeRead = null;
            await source.Store.WriteElsewhereAsync("a", null, new Deposited(2));
            await source.Store.WriteElsewhereAsync("b", null, new Deposited(3));
            await source.Store.Streams.LinkAsync(list, ExpectedVersion.Any, [2]);
            await source.Store.Snapshots.WriteAsync(new StateSnapshot(new StreamKey("account", "a"), 2, 1, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()));
            await source.Store.Streams.TruncateAsync(new StreamKey("account", "a"), 2);
            await source.Store.Streams.ArchiveAsync(new StreamKey("account", "b"));
        };
        await source.App.ExportAsync(FileOf("a"));
        await using TestBank target = await EmptyAsync();
        await target.ImportAsync(FileOf("a"));

        Assert.Equal(1, (await target.Store.Streams.FindAsync(list, Cancellation))!.Version);
        Assert.Equal(1, (await target.Store.Streams.FindAsync(new StreamKey("account", "a"), Cancellation))!.FirstVersion);
        Assert.Null(await target.Store.Snapshots.ReadAsync(new StreamKey("account", "a"), Cancellation));
    }

    [Fact]
    public async Task A_damaged_snapshot_stays_where_it_is()
    {
        await using TestBank source = await EmptyAsync();
        _ = await source.DispatchAsync(new Deposit("0", 1));
        _ = await source.DispatchAsync(new Deposit("1", 1));
        await source.Store.Snapshots.WriteAsync(new StateSnapshot(Account(0), 1, 1, DateTimeOffset.UnixEpoch, "{\"after\":\"04"u8.ToArray()));
        await source.Store.Snapshots.WriteAsync(new StateSnapshot(Account(1), 1, 1, DateTimeOffset.UnixEpoch, "{\"after\":\"04\"}"u8.ToArray()));
        await source.ExportAsync(FileOf("a"));
        await using TestBank target = await EmptyAsync();
        await target.ImportAsync(FileOf("a"));

        Assert.Null(await target.Store.Snapshots.ReadAsync(Account(0), Cancellation));
        Assert.NotNull(await target.Store.Snapshots.ReadAsync(Account(1), Cancellation));
    }

    [Fact]
    public async Task A_truncated_stream_goes_along_with_its_state()
    {
        await using TestBank source = await TestBank.StartAsync(
            AccountSerializer.Accounts(snapshotEvery: 3), static options => options.UseInMemory(new InMemoryDatabase { RoundTrip = true }));
        for (int number = 0; number < 5; number++)
        {
            _ = await source.DispatchAsync(new Deposit("0", 1));
        }

        while (await source.Store.Snapshots.ReadAsync(Account(0), Cancellation) is null)
        {
            await Task.Delay(10, Cancellation);
        }

        await source.Store.Streams.TruncateAsync(Account(0), 3);
        await source.ExportAsync(FileOf("a"));
        InMemoryDatabase moved = new() { RoundTrip = true };
        await using (TestBank target = await TestBank.StartAsync(options => options.UseInMemory(moved)))
        {
            await target.ImportAsync(FileOf("a"));
        }

        await using TestBank next = await TestBank.StartAsync(AccountSerializer.Accounts(snapshotEvery: 3), options => options.UseInMemory(moved));
        Assert.Equal(5, await next.BalanceAsync("0"));
    }

    [Fact]
    public async Task An_event_as_deep_as_allowed_goes_along()
    {
        await using TestBank source = await EmptyAsync();
        _ = await source.DispatchAsync(new Deposit("0", 7));
        await source.ExportAsync(FileOf("a"));
        string text = await File.ReadAllTextAsync(FileOf("a"), Cancellation);
        string deep = new string('[', 64) + new string(']', 64);
        await File.WriteAllTextAsync(
            FileOf("b"), text.Replace("\"deposited\"", "\"tree\"", StringComparison.Ordinal).Replace("\"event\":7", $"\"event\":{deep}", StringComparison.Ordinal), Cancellation);
        await using TestBank target = await EmptyAsync();
        await target.ImportAsync(FileOf("b"));

        Assert.Equal(deep, Encoding.UTF8.GetString(Assert.Single(await ((IEventStore)target.Store).ReadAllAsync(1, ReadDirection.Forward, 10, Cancellation)).Payload.Span));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static StreamKey Account(int number) => new("account", $"{number}");

    private string FileOf(string name) => Path.Combine(_folder.FullName, name + ".jsonl");

    private static Task<TestBank> EmptyAsync() =>
        TestBank.StartAsync(options => options.UseInMemory(new InMemoryDatabase { RoundTrip = true }));
}
