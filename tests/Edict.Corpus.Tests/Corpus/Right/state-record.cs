public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id);

[Aggregate("door", Identity = nameof(Open.Id))]
public sealed partial record Door(int Count)
{
    public static Door Initial => new(0);

    [Handles] private Decision<Opened> Handle(Open command) => Count > 0 ? Decision.Reject("open") : new Opened(command.Id);
    [Applies] private Door Apply(Opened e) => this with { Count = Count + 1 };
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        DispatchResult again = await app.DispatchAsync(new Open("1"));
        Door door = await app.ReadAsync("1", (Door door) => door);
        return again.Rejection?.Code == "open" && door.Count == 1 ? "right" : $"{again}";
    }
}
