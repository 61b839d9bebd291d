public sealed record Open(string Id);
public abstract record DoorEvent(string Id)
{
    private DoorEvent() : this("") { }
    [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
    [Event("closed")] public sealed record Closed(string Id) : DoorEvent(Id);
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public int Count { get; private set; }
    [Applies] private void Apply(DoorEvent e) => Count++;
    [Handles] private IReadOnlyList<DoorEvent> Handle(Open command) => [new DoorEvent.Opened(command.Id), new DoorEvent.Closed(command.Id)];
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult result = await app.DispatchAsync(new Open("1"));
        int count = await app.ReadAsync("1", (Door door) => door.Count);
        return result.IsAccepted && count == 2 ? "right" : $"{result}, {count}";
    }
}
