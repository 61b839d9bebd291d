//# assembly Older
[assembly: Edict.CompilerServices.EdictModule(typeof(OlderModule), 0)]
public sealed record Raise(string Id);
public sealed class Gate;
[Edict.CompilerServices.ModuleAggregate("gate", typeof(Gate), "Gate")]
[Edict.CompilerServices.ModuleRoute(typeof(Raise), "gate", typeof(Gate), "Gate_Raise")]
public static class OlderModule;
//# assembly Doors
public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
//# assembly House
[Application] public sealed partial class App;      //! EDICT020

public static class Caller
{
    public static async Task RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Raise("1"))).EnsureAccepted();
    }
}
