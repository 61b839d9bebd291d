public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed class Door        //! EDICT001
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
[CommandHandler<Door>]
public static partial class Closing
{
    [Handles] private static Closed Handle(Door door, Close command) => new(command.Id);
}
[Application] public sealed partial class App;
public static class Caller
{
    public static async Task RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Close("1"))).EnsureAccepted();
        _ = await app.ReadAsync("1", (Door door) => door.ToString());
    }
}
