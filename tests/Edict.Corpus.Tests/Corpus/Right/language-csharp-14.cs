public sealed partial record Open(string Id);
[Event("opened")] public sealed partial class Opened
{
    public partial string Id { get; init; }
    public partial Opened(string id);
    public int Count { get => field; set => field = value < 0 ? 0 : value; }
}
public sealed partial class Opened
{
    private string _id = "";
    public partial string Id { get => _id; init => _id = value; }
    public partial Opened(string id) => _id = id;
}
public static class DoorExtensions
{
    extension(Open open) { public bool IsWide => open.Id.Length > 3; public static Open Of(string id) => new(id); }
    extension(Door) { public static int Doors => 3; }
}
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public int Count { get; private set => field = value + 1; }
    [Handles] private Opened? Handle(Open command) => command.IsWide ? new(command.Id) { Count = Door.Doors } : null;
    [Applies] private void Apply(Opened e) => Count += e.Count;
}
[Application] public sealed partial class App;
public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(Open.Of("wide"))).EnsureAccepted();
        return await app.ReadAsync("wide", (Door d) => d.Count) == 4 ? "right" : "wrong";
    }
}
