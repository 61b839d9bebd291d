//# assembly Doors
public record Open(string Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
//# assembly House
public sealed record OpenWide(string Id) : Open(Id);        //! EDICT018
[Application] public sealed partial class App;
