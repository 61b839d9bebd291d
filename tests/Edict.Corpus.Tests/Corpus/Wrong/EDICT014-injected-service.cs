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
[CommandHandler<Door>]
public sealed partial class Closing
{
    private readonly HttpClient _client = new();
    [Handles] private Closed Handle(Door door, Close command) => new(_client.GetStringAsync(command.Id).Result);        //! EDICT014
}
