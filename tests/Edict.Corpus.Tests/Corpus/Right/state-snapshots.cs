using System.Text;

public sealed record Put(string Id, string Thing);
public sealed record Turn(string Id, int Degrees);
[Event("put")] public sealed record PutIn(string Thing);
[Event("turned")] public sealed record Turned(int Degrees);

[Aggregate("box", Identity = "Id"), StoredState(SnapshotEvery = Often.Enough)]
public sealed partial class Box
{
    private readonly SortedSet<string> _things = new(StringComparer.OrdinalIgnoreCase);

    public string Content => string.Join(' ', _things);

    [Handles] private PutIn? Handle(Put command) => _things.Contains(command.Thing) ? null : new(command.Thing);
    [Applies] private void Apply(PutIn e) => _things.Add(e.Thing);
}

[Aggregate("dial", Identity = "Id"), StoredState(Version = 3, SnapshotEvery = 2)]
public sealed partial record Dial(int Degrees)
{
    public static Dial Initial { get; } = new(0);

    [Handles] private static Turned Handle(Turn command) => new(command.Degrees);
    [Applies] private Dial Apply(Turned e) => this with { Degrees = (Degrees + e.Degrees) % 360 };
}

public static class Often { public const int Enough = 3; }

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        InMemoryDatabase database = new();
        await using (App first = await App.StartAsync(options => options.UseInMemory(database)))
        {
            foreach (string thing in new[] { "pen", "Ink", "book", "pen" })
            {
                _ = await first.DispatchAsync(new Put("1", thing));
                _ = await first.DispatchAsync(new Turn("1", 100));
            }
        }

        await using App second = await App.StartAsync(options => options.UseInMemory(database));
        StateSnapshot? box = await second.Store.Snapshots.ReadAsync(new StreamKey("box", "1"));
        StateSnapshot? dial = await second.Store.Snapshots.ReadAsync(new StreamKey("dial", "1"));
        string content = await second.ReadAsync("1", (Box kept) => kept.Content);
        int degrees = await second.ReadAsync("1", (Dial kept) => kept.Degrees);
        bool isRight = box is { Version: 3, StateVersion: 1 } && dial is { StateVersion: 3 } && content == "book Ink pen" && degrees == 40
            && Encoding.UTF8.GetString(box.Payload.Span).EndsWith("""{"things":["book","Ink","pen"]}}""", StringComparison.Ordinal)
            && (await second.DispatchAsync(new Put("1", "INK"))).Status == DispatchStatus.NothingHappened;
        return isRight ? "right" : $"{box} {dial} {content} {degrees}";
    }
}
