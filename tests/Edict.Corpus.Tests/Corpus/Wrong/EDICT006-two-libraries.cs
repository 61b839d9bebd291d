//# assembly Doors
namespace Doors;
[Aggregate("door", Identity = "Id")] public sealed partial class Door;
//# assembly Opening
namespace Opening;
public sealed record Open(string Id);
[CommandHandler<Doors.Door>] public static partial class DoorOpening { [Handles] private static void Handle(Doors.Door door, Open command) { } }
//# assembly Shutting
namespace Shutting;
public sealed record Shut(int Id);
[CommandHandler<Doors.Door>] public static partial class DoorShutting { [Handles] private static void Handle(Doors.Door door, Shut command) { } }
//# assembly House
[Application] public sealed partial class App;      //! EDICT006
