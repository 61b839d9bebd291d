//# assembly Contracts
namespace Contracts
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);
}
//# assembly Domain
using Contracts;

namespace Domain
{
    [Aggregate("door", Identity = nameof(Open.Id))]
    public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }
}
//# assembly House
using Contracts;

[Event("rung")] public sealed record Rung(string Id);

public sealed record Ring(string Id);

[Aggregate("bell", Identity = nameof(Ring.Id))]
public sealed partial class Bell
{
    [Handles] private Rung Handle(Ring command) => new(command.Id);
    [Applies] private void Apply(Rung e) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Ring("1"))).EnsureAccepted();
        return (await app.DispatchAsync(new Open("1"))).IsAccepted ? "right" : "wrong";
    }
}
