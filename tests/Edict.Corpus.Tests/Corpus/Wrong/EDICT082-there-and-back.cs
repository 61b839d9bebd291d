[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed record Opened(string Id, int Width);
public static partial class Upcasters
{
    [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);                        //! EDICT082
    [Upcasts] private static (OpenedV1, Opened?) Back(Opened old) => (new(old.Id), null);
}
