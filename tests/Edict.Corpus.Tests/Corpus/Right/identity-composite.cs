public abstract record DoorCommand(string House, int Floor)
{
    public string DoorId => $"{House}/{Floor}";
}

public sealed record Open(string House, int Floor) : DoorCommand(House, Floor);
public sealed record Close(string House, int Floor) : DoorCommand(House, Floor);

[Aggregate("door", Identity = nameof(DoorCommand.DoorId))]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult result = await app.DispatchAsync(new Close("A", 3));
        return result.Stream.Identity == "A/3" ? "right" : $"{result}";
    }
}
