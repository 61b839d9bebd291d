public sealed record Open(string Id);
public static partial class House
{
    [Event("opened")] private sealed record Opened(string Id);      //! EDICT021
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }
}
