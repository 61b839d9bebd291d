//# assembly Doors without generators
[Event("opened")] public sealed record Opened(string Id);

public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Applies] private void Apply(Opened e) { }
}
//# assembly House
[CommandHandler<Door>]       //! EDICT051
public static partial class Opening
{
    [Handles] private static Opened Handle(Door door, Open command) => new(command.Id);
}

[Application] public sealed partial class App;
