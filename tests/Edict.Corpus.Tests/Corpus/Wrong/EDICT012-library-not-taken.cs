//# assembly Doors
namespace Doors
{
    public sealed record Open(string Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
}
//# assembly House
namespace House
{
    public sealed record Ring(string Id);
    [Aggregate("bell", Identity = "Id")] public sealed partial class Bell { [Handles] private void Handle(Ring command) { } }
    [Application(Namespaces = ["House"])] public sealed partial class App;
    public static class Caller
    {
        public static async Task<DispatchResult> OpenAsync(App app) => await app.DispatchAsync(new Doors.Open("1"));        //! EDICT012
    }
}
