//# assembly Doors
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("House")]

internal sealed record Open(string Id);
[Event("opened")] internal sealed record Opened(string Id);

[Aggregate("door", Identity = "Id")]
internal sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
}
//# assembly House

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        return (await app.DispatchAsync(new Open("1"))).IsAccepted ? "right" : "wrong";
    }
}
