public sealed record Open(string DoorId);
public sealed record CloseDoor(string Door);
[Event("opened")] public sealed record Opened(string DoorId);

[Aggregate("door", Identity = nameof(Open.DoorId))]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.DoorId);
    [Handles(Identity = nameof(CloseDoor.Door))] private void Handle(CloseDoor command) { }
    [Applies] private void Apply(Opened e) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult opened = await app.DispatchAsync(new Open("1"));
        DispatchResult closed = await app.DispatchAsync(new CloseDoor("1"));
        return opened.Stream == closed.Stream ? "right" : $"{closed}";
    }
}
