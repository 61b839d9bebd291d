namespace House.Doors
{
    public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
    [Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
    [Application(Namespaces = ["House.Doors"])] public sealed partial class App;
}

namespace House.Gates
{
    public sealed record Raise(Guid Id);
    [Event("opened")] public sealed record Raised(Guid Id);

    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Raised Handle(Raise command) => new(command.Id);
        [Applies] private void Apply(Raised e) { }
    }

    [Application(Namespaces = ["House.Gates"])] public sealed partial class App;
}
