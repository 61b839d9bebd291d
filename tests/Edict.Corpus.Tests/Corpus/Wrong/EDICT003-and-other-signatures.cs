public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private int Handle(Open command) => 1;        //! EDICT002
    [Handles] private Decision<int> Handle(Close command) => 1;     //! EDICT002
    [Applies] private void Apply(ref Opened e) { }      //! EDICT003
    [Applies] private Task Apply(Closed e) => Task.CompletedTask;       //! EDICT003
    [Applies] private void Apply(int e) { }     //! EDICT061
}
