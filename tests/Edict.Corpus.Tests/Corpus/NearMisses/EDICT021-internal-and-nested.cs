internal static partial class House
{
    internal sealed record Open(string Id);
    [Event("opened")] internal sealed record Opened(string Id);

    [Aggregate("door", Identity = "Id")]
    internal sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }

    [Application] internal sealed partial class App;
}
