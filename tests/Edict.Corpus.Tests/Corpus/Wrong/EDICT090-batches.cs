[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Projection("doors")]
public sealed partial class Doors
{
    [Handles] private static void Handle(IReadOnlyList<Opened> batch, ReadModel model) { }          //! EDICT090
    [Handles] private static async void Handle(Closed e, ReadModel model) => await Task.Yield();    //! EDICT090
}
