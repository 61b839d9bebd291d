//# assembly Doors
namespace Doors
{
    [Obsolete("Use Unlock.", true)] public sealed record Open(string Id);
    public sealed record Unlock(string Id);
    [Event("opened"), Obsolete("Nothing gives it any more.", true)] public sealed record Opened(string Id, Color Color);
    [Event("unlocked")] public sealed record Unlocked([property: Obsolete] string? By = null);
    [Obsolete] public enum Color { Red }

    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        public int Count { get; private set; }

        [Handles, Obsolete] private Opened Handle(Open command) => new(command.Id, Color.Red);
        [Handles] private Unlocked Handle(Unlock command) => new();
        [Applies, Obsolete] private void Apply(Opened e) => Count++;
        [Applies] private void Apply(Unlocked e) => Count++;
    }

    [Aggregate("gate", Identity = "Id"), Obsolete] public sealed partial class Gate { [Handles] private void Handle(Raise command) { } }
    public sealed record Raise(string Id);
}
//# assembly House
using Doors;

[Application] public sealed partial class App;

public static class Scenario
{
    [Obsolete]
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Unlock("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Raise("1"))).EnsureAccepted();
        return await app.ReadAsync("1", (Door door) => door.Count) == 2 ? "right" : "wrong";
    }
}
