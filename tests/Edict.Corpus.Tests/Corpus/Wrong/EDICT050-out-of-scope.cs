//# assembly Doors
namespace Doors
{
    public sealed record Open(string Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { public int Opened => 0; [Handles] private void Handle(Open command) { } }
}
//# assembly House
namespace House
{
    public sealed record Ring(string Id);
    [Aggregate("bell", Identity = "Id")] public sealed partial class Bell { [Handles] private void Handle(Ring command) { } }
    [Application(Namespaces = ["House"])] public sealed partial class App;
    public static class Caller
    {
        public static async Task<int> OpenedAsync(App app) => await app.ReadAsync("1", (Doors.Door door) => door.Opened);        //! EDICT050
    }
}
