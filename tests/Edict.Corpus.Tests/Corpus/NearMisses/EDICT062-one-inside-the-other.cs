[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);

    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
}
