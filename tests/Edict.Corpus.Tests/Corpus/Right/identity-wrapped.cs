public readonly record struct DoorId(Guid Value);
public sealed record HouseId(DoorId Front);
public sealed record Open(HouseId Id);
public sealed record Close(HouseId Id);
[Event("opened")] public sealed record Opened(string Text);

[Aggregate("house", Identity = "Id")]
public sealed partial class House
{
    [Handles] private Opened Handle(Open command) => new(command.Id.ToString());
    [Applies] private void Apply(Opened e) { }
}

[CommandHandler<House>]
public static partial class Closing
{
    [Handles] private static void Handle(House house, Close command) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        Guid id = Guid.NewGuid();
        DispatchResult result = await app.DispatchAsync(new Open(new HouseId(new DoorId(id))));
        return result.Stream.Identity == id.ToString("D") ? "right" : $"{result}";
    }
}
