//# assembly Doors
using System.Text.Json;
namespace Doors
{
    public sealed record Open(string Id);
    [Event("opened"), Obsolete("Upcast.")] public sealed record OpenedV1(string Id);
    [Event("opened", Version = 2, FormerNames = ["unlocked"])] public sealed record OpenedV2(string Id, List<string> Tags);
    [Event("opened", Version = 3)]
    public sealed partial record Opened(string Id, IReadOnlyList<string> Tags)
    {
        [Upcasts] private static Opened From(OpenedV2 old) => new(old.Id, old.Tags);
    }
    [Event("widened")] public readonly record struct Widened(int Width);
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private static (Opened, Widened?) Handle(Open command) => (new(command.Id, []), null);
        [Applies] private void Apply(Opened e) { }
        [Applies] private void Apply(Widened e) { }
    }
    internal static partial class @class
    {
        [Upcasts, Obsolete("As what it takes.")] private static OpenedV2 From(OpenedV1 old) => new(old.Id, []);
        internal partial struct Nested
        {
            [Upcasts("gate \"opened\"")] internal static (Opened, Widened) @event(JsonElement @this) => (new(@this.GetString()!, []), new(1));
            [Upcasts("rung")] private static IEnumerable<object>? Forget(in JsonElement json) => null;
        }
    }
}
//# assembly Program
[EventHandler("log")] internal sealed partial class Log { [Handles] private void Handle(IReadOnlyList<DeliveredEvent<Doors.Opened>> batch) { } }
[Application] public sealed partial class App;
