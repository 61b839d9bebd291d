public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public int Count { get; private set; }
    [Applies] private void Apply(Opened e) => Count++;
    [Applies] private void Apply(Closed e) => Count++;
    [Handles] private (Opened First, Closed? Second, Opened Third)? Handle(Open command) => (new(command.Id), new(command.Id), new(command.Id));
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult result = await app.DispatchAsync(new Open("1"));
        int count = await app.ReadAsync("1", (Door door) => door.Count);
        return result.IsAccepted && count == 3 ? "right" : $"{result}, {count}";
    }
}
