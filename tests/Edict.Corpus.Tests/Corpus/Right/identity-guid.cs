public sealed record Open(Guid DoorId);
[Event("opened")] public sealed record Opened(Guid DoorId);

[Aggregate("door", Identity = nameof(Open.DoorId))]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.DoorId);
    [Applies] private void Apply(Opened e) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        Guid id = Guid.NewGuid();
        DispatchResult result = await app.DispatchAsync(new Open(id));
        return result.Stream.Identity == id.ToString("D") ? "right" : $"{result}";
    }
}
