[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Event("locked")] public sealed record Locked(string Id);
public abstract class Context;
public abstract class Reading : Context;
[Projection("doors")]
public sealed partial class Doors
{
    [Handles] private static void Handle(Opened e, Context context) { }
    [Handles] private static void Handle(Closed e, Reading context) { }                             //! EDICT091
    [Handles] private static void Handle(Locked e, ReadModel model) { }                             //! EDICT091
}
