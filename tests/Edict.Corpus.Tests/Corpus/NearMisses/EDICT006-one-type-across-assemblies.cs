//# assembly Doors
namespace Doors
{
    public readonly record struct DoorId(Guid Value);
    public sealed record Open(DoorId Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
}
//# assembly Shutting
using Doors;

namespace Shutting
{
    public sealed record Shut(DoorId Id);
    [CommandHandler<Door>] public static partial class DoorShutting { [Handles] private static void Handle(Door door, Shut command) { } }
}
//# assembly Elsewhere
namespace Elsewhere
{
    public sealed record Paint(Guid Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Paint command) { } }
}
//# assembly House
[Application(Namespaces = ["Doors", "Shutting"])] public sealed partial class App;
[Application(Namespaces = ["Elsewhere"])] public sealed partial class OtherApp;
