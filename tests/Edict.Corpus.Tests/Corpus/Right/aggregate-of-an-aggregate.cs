public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Openable
{
    public int Count { get; private set; }
    [Handles] protected Opened Handle(Open command) => new(command.Id);
    [Applies] protected void Apply(Opened e) => Count++;
}

[Aggregate("front-door", Identity = "Id")] public sealed partial class FrontDoor : Openable;

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        return (await app.DispatchAsync(new Open("1"))).IsAccepted && await app.ReadAsync("1", (FrontDoor door) => door.Count) == 1 ? "right" : "wrong";
    }
}
