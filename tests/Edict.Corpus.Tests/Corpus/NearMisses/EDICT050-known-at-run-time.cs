//# assembly Doors
namespace Doors
{
    public interface IOpening
    {
        bool IsOpen { get; }
    }

    public sealed record Open(string Id);

    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door : IOpening
    {
        public bool IsOpen { get; private set; }

        [Handles] private void Handle(Open command) { }
    }
}
//# assembly House
namespace House
{
    using Doors;

    [Application(Namespaces = ["Doors"])] public sealed partial class App;

    public static class Caller
    {
        public static async Task<bool> IsOpenAsync(App app) => await app.ReadAsync("1", (Door door) => door.IsOpen);

        public static async Task<bool> IsOpenAsync<TOpening>(App app)
            where TOpening : class, IOpening => await app.ReadAsync("1", (TOpening opening) => opening.IsOpen);

        public static async Task<bool> IsAnyOpenAsync(App app) => await app.ReadAsync("1", (IOpening opening) => opening.IsOpen);

        public static async Task<bool> IsOpenAsync(EdictApplication any) => await any.ReadAsync("1", (string text) => text.Length > 0);
    }
}
//# assembly Street
public static class Passer
{
    public static async Task<bool> IsOpenAsync(House.App app) => await app.ReadAsync("1", (Doors.Door door) => door.IsOpen);
}
