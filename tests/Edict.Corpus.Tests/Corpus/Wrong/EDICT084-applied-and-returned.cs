public sealed record Open(string Id);
[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)]
public sealed partial record Opened(string Id, int Width) { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Decision<OpenedV1> Handle(Open command) => new OpenedV1(command.Id);      //! EDICT084
    [Applies] private void Apply(OpenedV1 e) { }                                                 //! EDICT084
    [Applies] private void Apply(Opened e) { }
}
