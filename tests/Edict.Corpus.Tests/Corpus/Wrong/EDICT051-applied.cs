//# assembly Events without generators
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
//# assembly House
public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);

    [Applies] private void Apply(Opened e) { }       //! EDICT051
    [Applies] private void Apply(Closed e) { }       //! EDICT051
}

[Application] public sealed partial class App;
