public abstract record AnyId;
public sealed record DoorId(Guid Value) : AnyId;
public sealed record Open(DoorId Id);
public sealed record Knock(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public int Count => 0;

    [Handles] private void Handle(Open command) { }
}

[Aggregate("bell", Identity = "Id")]
public sealed partial class Bell
{
    public int Count => 0;

    [Handles] private void Handle(Knock command) { }
}

[Aggregate("mute", Identity = "Id")] public sealed partial class Mute { public int Count => 0; }

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DoorId id = new(Guid.NewGuid());
        AnyId any = id;
        object nothingKnown = id;
        int[] counts =
        [
            await app.ReadAsync(id, (Door door) => door.Count),
            await app.ReadAsync(any, (Door door) => door.Count),
            await app.ReadAsync(nothingKnown, (Door door) => door.Count),
            await app.ReadAsync(id.Value, (Door door) => door.Count),
            await app.ReadAsync("any text", (Door door) => door.Count),
            await app.ReadAsync(5, (Bell bell) => bell.Count),
            await app.ReadAsync(id.Value, (Bell bell) => bell.Count),
            await app.ReadAsync(5, (Mute mute) => mute.Count),
            await CountAsync(app, id),
            await CountRingsAsync(app, "any text"),
            await CountRingsAsync(app, (short)5),
            await CountRingsAsync(app, id.Value),
        ];
        return counts.Sum() == 0 ? "right" : "wrong";
    }

    private static ValueTask<int> CountAsync<TId>(App app, TId id) => app.ReadAsync(id, (Door door) => door.Count);

    private static ValueTask<int> CountRingsAsync<TId>(App app, TId id) => app.ReadAsync(id, (Bell bell) => bell.Count);
}
