//# assembly Doors
public abstract record DoorCommand(string Id);
public record Open(string Id) : DoorCommand(Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(DoorCommand command) { } }
//# assembly House
public sealed record OpenWide(string Id) : Open(Id);        //! EDICT018
public sealed record Knock(string Id) : DoorCommand(Id);        //! EDICT018
