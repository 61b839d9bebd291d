namespace Doors
{
    public sealed record Open(string Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
}

namespace Gates
{
    public sealed record Raise(string Id);
    [Aggregate("gate", Identity = "Id")] public sealed partial class Gate { [Handles] private void Handle(Raise command) { } }

    [Application(Namespaces = ["Gates"])] public sealed partial class App;

    public static class Caller
    {
        public static async Task<DispatchResult> OpenAsync(App app) => await app.DispatchAsync(new Doors.Open("1"));        //! EDICT012
    }
}
