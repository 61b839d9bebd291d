public sealed record Open(string Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
//# assembly House
[Aggregate("gate", Identity = "Id")]
public sealed partial class Gate
{
    [Handles] private void Handle(Open command) { }     //! EDICT004
}
[Application] public sealed partial class App;
