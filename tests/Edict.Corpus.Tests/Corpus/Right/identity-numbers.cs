public sealed record Open(int House, long Door);
[Event("opened")] public sealed record Opened(long Door);

[Aggregate("door", Identity = nameof(Open.Door))]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Door);
    [Applies] private void Apply(Opened e) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult result = await app.DispatchAsync(new Open(1, -22));
        return result.Stream.Identity == "-22" ? "right" : $"{result}";
    }
}
