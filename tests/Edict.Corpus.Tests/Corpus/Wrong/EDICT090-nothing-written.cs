[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Projection("doors")]
public sealed partial class Doors
{
    [Handles] private static void Handle(Opened e) { }                                              //! EDICT090
    [Handles] private static void Handle(Closed e, ReadModel model, ReadModel other) { }            //! EDICT090
}
