namespace First
{
    public sealed record Open(string Id);
    [Event("first-opened")] public sealed record Opened(string Id);

    [Aggregate("first-door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Handles] private Opened Handle(Second.Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }
}

namespace Second
{
    public sealed record Open(string Id);
    [Event("second-opened")] public sealed record Opened(string Id);

    [Aggregate("second-door", Identity = "Id")]
    public sealed partial class Door
    {
        [Applies] private void Apply(Opened e) { }
        [Applies] private void Apply(First.Opened e) { }
    }
}

[Application] public sealed partial class App;
