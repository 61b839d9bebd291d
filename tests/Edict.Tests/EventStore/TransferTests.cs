using Edict.Tests.Handwritten;

namespace Edict.Tests.EventStore;

/// <summary>A store goes through a file of JSON Lines into another, whole, also when it is interrupted.</summary>
public sealed class TransferTests : IDisposable
{
    // {"edict":1} and the line feed: a shorter file might be anybody's.
    private const int FirstLineBytes = 12;

    private static readonly StreamKey Audit = new("audit", "today");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edict-transfer-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_is_imported_is_exported_alike(bool sourceKeepsJson, bool targetKeepsJson)
    {
        await using TestBank source = await FilledAsync(sourceKeepsJson);
        await using TestBank target = await EmptyAsync(targetKeepsJson);

        TransferProgress exported = await source.ExportAsync(FileOf("a"));
        TransferProgress imported = await target.ImportAsync(FileOf("a"));
        await target.ExportAsync(FileOf("b"));

        Assert.Equal(exported, imported);
        Assert.Equal(File.ReadAllText(FileOf("a")), File.ReadAllText(FileOf("b")));
        Assert.Equal(StreamState.Archived, (await target.Store.Streams.FindAsync(Account(1), Cancellation))!.State);
        Assert.Equal(StreamState.Deleted, (await target.Store.Streams.FindAsync(Account(2), Cancellation))!.State);
        Assert.Equal(2, (await target.Store.Streams.FindAsync(Account(3), Cancellation))!.FirstVersion);
        Assert.Equal([Account(1), Account(3)], (await Store(target).ReadStreamAsync(Audit, 1, ReadDirection.Forward, 10, Cancellation)).Select(e => e.Stream));
        Assert.Equal(1, (await target.Store.Snapshots.ReadAsync(Account(0), Cancellation))!.Version);
    }

    [Fact]
    public async Task Everything_of_an_event_goes_along()
    {
        await using TestBank source = await EmptyAsync(keepsJson: true);
        Guid correlation = Guid.NewGuid();
        DispatchOptions options = new() { CommandId = Guid.NewGuid(), CausationId = Guid.NewGuid(), CorrelationId = correlation, Metadata = Metadata.Of(("user", "Zoë \"☂\"\n")) };
        _ = await source.DispatchAsync(new Deposit("ß-1", 7), options);
        await source.ExportAsync(FileOf("a"));
        await using TestBank target = await EmptyAsync(keepsJson: true);
        await target.ImportAsync(FileOf("a"));

        RecordedEvent expected = Assert.Single(await Store(source).ReadAllAsync(1, ReadDirection.Forward, 10, Cancellation));
        RecordedEvent actual = Assert.Single(await Store(target).ReadAllAsync(1, ReadDirection.Forward, 10, Cancellation));
        Assert.Equal(
            (expected.EventId, expected.CausationId, expected.CorrelationId, expected.Timestamp, expected.Stream, expected.Version, expected.Position),
            (actual.EventId, actual.CausationId, actual.CorrelationId, actual.Timestamp, actual.Stream, actual.Version, actual.Position));
        Assert.Equal(expected.Metadata, actual.Metadata);
        Assert.Equal(expected.Event, actual.Event);
        Assert.Equal(7, await target.BalanceAsync("ß-1"));
    }

    [Fact]
    public async Task An_interrupted_export_goes_on_where_it_stopped()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("whole"));
        byte[] whole = await File.ReadAllBytesAsync(FileOf("whole"), Cancellation);
        for (int cut = FirstLineBytes; cut < whole.Length; cut = (cut * 2) + 7)
        {
            await File.WriteAllBytesAsync(FileOf("cut"), whole[..cut], Cancellation);
            await source.ExportAsync(FileOf("cut"));
            Assert.Equal(whole, await File.ReadAllBytesAsync(FileOf("cut"), Cancellation));
        }
    }

    [Fact]
    public async Task A_later_export_to_the_same_file_adds_what_is_new()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        _ = await source.DispatchAsync(new Deposit("0", 1));
        await source.Store.Streams.RestoreAsync(Account(1));
        await source.ExportAsync(FileOf("a"));
        await source.ExportAsync(FileOf("b"));

        Assert.Equal(File.ReadAllText(FileOf("b")), File.ReadAllText(FileOf("a")));
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_where_it_stopped()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("whole"));
        string[] lines = await File.ReadAllLinesAsync(FileOf("whole"), Cancellation);
        await using TestBank target = await EmptyAsync(keepsJson: true);
        foreach (int kept in (int[])[1, 2, 700, 1_400, lines.Length - 3, lines.Length - 1])
        {
            await File.WriteAllTextAsync(FileOf("cut"), string.Concat(lines.Take(kept).Select(line => line + "\n")) + lines[kept][..3], Cancellation);
            TransferException exception = await Assert.ThrowsAsync<TransferException>(() => target.ImportAsync(FileOf("cut")));
            Assert.Equal(kept + 1, exception.Line);
        }

        await target.ImportAsync(FileOf("whole"));
        await target.ImportAsync(FileOf("whole"));
        await target.ExportAsync(FileOf("again"));
        Assert.Equal(File.ReadAllText(FileOf("whole")), File.ReadAllText(FileOf("again")));
    }

    [Fact]
    public async Task Progress_is_told()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        List<TransferProgress> told = [];
        TransferProgress end = await source.ExportAsync(FileOf("a"), new Told(told));

        Assert.Equal(new TransferProgress(0, 0), told[0]);
        Assert.Equal(end, told[^1]);
        Assert.Equal(told.OrderBy(progress => progress.Events), told);
        Assert.True(told.Count >= 3);
    }

    [Theory]
    [InlineData(1, "Dear diary", "no file of exported events")]
    [InlineData(1, "{\"edict\":99}", "format 99")]
    [InlineData(3, "{\"position\":2,\"stream\":[\"account\"]}", "not what an export writes")]
    [InlineData(3, "{\"position\":2,", "not what an export writes")]
    [InlineData(3, "[]", "not what an export writes")]
    [InlineData(3, "{\"surprise\":2}", "not what an export writes")]
    public async Task A_broken_line_is_told_with_its_number_and_what_is_before_it_stays(int line, string broken, string words)
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        string[] lines = await File.ReadAllLinesAsync(FileOf("a"), Cancellation);
        lines[line - 1] = broken;
        await File.WriteAllTextAsync(FileOf("b"), string.Join('\n', lines) + "\n", Cancellation);
        await using TestBank target = await EmptyAsync(keepsJson: true);

        TransferException exception = await Assert.ThrowsAsync<TransferException>(() => target.ImportAsync(FileOf("b")));

        Assert.Equal(line, exception.Line);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_export_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(FileOf("a"), "Dear diary", Cancellation);
        await using TestBank source = await FilledAsync(keepsJson: true);

        await Assert.ThrowsAsync<TransferException>(() => source.ExportAsync(FileOf("a")));
        Assert.Equal("Dear diary", await File.ReadAllTextAsync(FileOf("a"), Cancellation));
    }

    [Fact]
    public async Task A_file_with_events_of_another_store_is_left_as_it_is()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        byte[] before = await File.ReadAllBytesAsync(FileOf("a"), Cancellation);
        await using TestBank other = await FilledAsync(keepsJson: true);
        _ = await other.DispatchAsync(new Deposit("0", 1));

        TransferException exception = await Assert.ThrowsAsync<TransferException>(() => other.ExportAsync(FileOf("a")));

        Assert.Equal(2_100, exception.Line);
        Assert.Contains("another store", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FileOf("a"), Cancellation));
    }

    [Fact]
    public async Task A_file_that_lacks_lines_is_not_taken_for_whole()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        List<string> lines = [.. await File.ReadAllLinesAsync(FileOf("a"), Cancellation)];
        lines.RemoveAt(2_099);
        await File.WriteAllLinesAsync(FileOf("b"), lines, Cancellation);
        await using TestBank target = await EmptyAsync(keepsJson: true);

        TransferException exception = await Assert.ThrowsAsync<TransferException>(() => target.ImportAsync(FileOf("b")));

        Assert.Equal(lines.Count, exception.Line);
        Assert.Contains("2099 events", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_with_other_events_is_refused()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        await using TestBank target = await EmptyAsync(keepsJson: true);
        _ = await target.DispatchAsync(new Deposit("0", 1));

        TransferException exception = await Assert.ThrowsAsync<TransferException>(() => target.ImportAsync(FileOf("a")));

        Assert.Contains("another event", exception.Message, StringComparison.Ordinal);
        Assert.Single(await Store(target).ReadAllAsync(1, ReadDirection.Forward, 10, Cancellation));
    }

    [Fact]
    public async Task Events_that_the_application_does_not_know_go_along_where_JSON_is_kept_and_are_told_where_it_is_not()
    {
        await using TestBank source = await FilledAsync(keepsJson: true);
        await source.ExportAsync(FileOf("a"));
        string text = await File.ReadAllTextAsync(FileOf("a"), Cancellation);
        await File.WriteAllTextAsync(FileOf("b"), text.Replace("\"deposited\"", "\"paid-in\"", StringComparison.Ordinal), Cancellation);
        await using TestBank json = await EmptyAsync(keepsJson: true);
        await using TestBank objects = await EmptyAsync(keepsJson: false);

        await json.ImportAsync(FileOf("b"));
        TransferException exception = await Assert.ThrowsAsync<TransferException>(() => objects.ImportAsync(FileOf("b")));

        Assert.NotEmpty(await Store(json).ReadAllAsync(1, ReadDirection.Forward, 10, EventFilter.OfEvents("paid-in"), Cancellation));
        Assert.Contains("paid-in", exception.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEventStore Store(TestBank bank) => bank.Store;

    private static StreamKey Account(int number) => new("account", $"{number}");

    private string FileOf(string name) => Path.Combine(_folder.FullName, name + ".jsonl");

    private static Task<TestBank> EmptyAsync(bool keepsJson) =>
        TestBank.StartAsync(options => options.UseInMemory(new InMemoryDatabase { RoundTrip = keepsJson }));

    private static async Task<TestBank> FilledAsync(bool keepsJson)
    {
        TestBank bank = await EmptyAsync(keepsJson);
        for (int number = 0; number < 2_100; number++)
        {
            _ = await bank.DispatchAsync(new Deposit($"{number % 10}", number));
        }

        await bank.Store.Streams.LinkAsync(Audit, ExpectedVersion.Any, [1, 3]);
        await bank.Store.Snapshots.WriteAsync(new StateSnapshot(Account(0), 1, 1, DateTimeOffset.UnixEpoch, "{\n\"balance\": 1}"u8.ToArray()));
        await bank.Store.Streams.ArchiveAsync(Account(1));
        await bank.Store.Streams.DeleteAsync(Account(2), ExpectedVersion.Any);
        await bank.Store.Streams.TruncateAsync(Account(3), 2);
        return bank;
    }

    private sealed class Told(List<TransferProgress> told) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => told.Add(value);
    }
}
