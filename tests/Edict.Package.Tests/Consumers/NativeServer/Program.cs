using System.Text.Json;
using Edict;
using Edict.CompilerServices;

await using TillApp till = await TillApp.StartAsync(options => options.UsePostgreSql(postgreSql =>
{
    postgreSql.ConnectionString = args[0];
    postgreSql.Schema = args[1];
}));

await Task.WhenAll(Enumerable.Range(1, 20).Select(async amount =>
    (await till.DispatchAsync(new Receive("till", amount, ["cash", "change"]))).EnsureAccepted()));
StreamKey stream = new("till", "till");
await till.Store.Streams.ArchiveAsync(stream);
StreamInfo info = (await till.Store.Streams.FindAsync(stream))!;
await till.Store.Streams.RestoreAsync(stream);
long sum = await till.ReadAsync("till", (Till read) => read.Sum);
EventPage page = await till.Store.ReadAllAsync(1, ReadDirection.Forward, 100, EventFilter.OfEvents("money-received"), CancellationToken.None);
Console.WriteLine($"{info.State} at {info.Version}, {sum} in the till, {page.Count} events, the last of {((MoneyReceived)page[^1].Event).Kinds.Count} kinds");
RecordedEvent older = Older.Read<TillApp>("float-put", """{"amount":5}"""u8);
Console.WriteLine($"once {older.Name}, today {older.Event.GetType().Name} of {((MoneyReceived)older.Event).Amount}");

public sealed record Receive(string TillId, long Amount, IReadOnlyList<string> Kinds);

[Event("money-received")]
public sealed partial record MoneyReceived(long Amount, IReadOnlyList<string> Kinds)
{
    [Upcasts("float-put")]
    private static MoneyReceived From(JsonElement old) => new(old.GetProperty("amount").GetInt64(), ["float"]);
}

public static class Older
{
    /// <summary>An event of an older program, as an application reads it.</summary>
    public static RecordedEvent Read<TApplication>(string name, ReadOnlySpan<byte> json)
        where TApplication : EdictApplication, IApplication<TApplication> => new(
        new EventTypeRegistry(TApplication.Definition.Events, TApplication.Definition.Upcasters),
        name, 1, json.ToArray(), new StreamKey("till", "old"), 1, 1, 0, new EventOrigin(default, default, default, default, Metadata.Empty));
}

[Aggregate("till", Identity = nameof(Receive.TillId))]
public sealed partial class Till
{
    public long Sum { get; private set; }

    [Handles]
    private static MoneyReceived Handle(Receive command) => new(command.Amount, command.Kinds);

    [Applies]
    private void Apply(MoneyReceived e) => Sum += e.Amount;
}

[Application]
public sealed partial class TillApp;
