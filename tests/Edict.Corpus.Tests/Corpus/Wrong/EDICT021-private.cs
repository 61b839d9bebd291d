public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public static partial class House
{
    [Aggregate("door", Identity = "Id")]
    private sealed partial class Door       //! EDICT021
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }

    [Application] public sealed partial class App;
}
