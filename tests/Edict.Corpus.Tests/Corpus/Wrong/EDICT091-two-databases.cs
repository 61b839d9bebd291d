[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Context { public abstract void Add(string id); }
[Projection("doors")]
public sealed partial class Doors
{
    [Handles] private static void Handle(Opened e, Context context) => context.Add(e.Id);
    [Handles] private static void Handle(Closed e, ReadModel model) { }                             //! EDICT091
}
