public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial record Door
{
    private static readonly Door Initial = new(width: 80);
    private readonly int _width;

    private Door(int width) => _width = width;

    [Handles] private Opened? Handle(Open command) => _width > 0 ? new(command.Id) : null;
    [Applies] private Door Apply(Opened e) => new(0);
}

[Application] public sealed partial class App;
