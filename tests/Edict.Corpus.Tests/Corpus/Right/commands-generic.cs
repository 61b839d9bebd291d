public sealed record Rename<TName>(string Id, TName Name);
public abstract record Painting<TColor>(string Id, TColor Color);
public sealed record PaintRed(string Id) : Painting<int>(Id, 0xFF0000);
public sealed record PaintBlue(string Id) : Painting<int>(Id, 0x0000FF);
[Event("renamed")] public sealed record Renamed(string Name);
[Event("painted")] public sealed record Painted(int Color);

public abstract class Named<TName>
    where TName : class
{
    public string Name { get; private set; } = "";

    [Handles] protected Renamed Handle(Rename<TName> command) => new($"{command.Name}");
    [Applies] protected void Apply(Renamed e) => Name = e.Name;
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Named<string>
{
    [Handles] private static Painted Handle(Painting<int> command) => new(command.Color);
    [Handles] private static void Handle(Rename<List<int?>> command) { }
    [Applies] private void Apply(Painted e) { }
}

[Aggregate("gate", Identity = "Id")] public sealed partial class Gate : Named<object>;

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Rename<string>("1", "door"))).EnsureAccepted();
        (await app.DispatchAsync(new Rename<object>("1", "gate"))).EnsureAccepted();
        (await app.DispatchAsync(new Rename<List<int?>>("1", []))).EnsureAccepted();
        (await app.DispatchAsync(new PaintRed("1"))).EnsureAccepted();
        (await app.DispatchAsync((Painting<int>)new PaintBlue("1"))).EnsureAccepted();
        string names = await app.ReadAsync("1", (Door door) => door.Name) + await app.ReadAsync("1", (Gate gate) => gate.Name);
        return names == "doorgate" ? "right" : names;
    }
}
