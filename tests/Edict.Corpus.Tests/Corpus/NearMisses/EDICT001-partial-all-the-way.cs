public static class Messages
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);       // a serializer lies beside its event, not inside
}

public static partial class House
{
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Messages.Opened Handle(Messages.Open command) => new(command.Id);
        [Applies] private void Apply(Messages.Opened e) { }
    }
}
