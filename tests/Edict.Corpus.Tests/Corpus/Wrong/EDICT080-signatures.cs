[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed record Opened(string Id, int Width);
public sealed partial class Upcasters
{
    [Upcasts] private Opened From(OpenedV1 old) => new(old.Id, 1);                                  //! EDICT080
    [Upcasts] private static void Forget(OpenedV1 old) => Console.WriteLine(old);                   //! EDICT080 EDICT014
    [Upcasts] private static Decision<Opened> Decide(OpenedV1 old) => new Opened(old.Id, 1);        //! EDICT080 EDICT081
    [Upcasts] private static Opened Both(OpenedV1 old, int width) => new(old.Id, width);            //! EDICT080
}
