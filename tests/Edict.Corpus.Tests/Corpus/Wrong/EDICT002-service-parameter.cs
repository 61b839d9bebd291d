public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public interface IClock { DateTimeOffset Now { get; } }

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command, IClock clock) => new(command.Id + clock.Now);     //! EDICT002
    [Applies] private void Apply(Opened e) { }
}
