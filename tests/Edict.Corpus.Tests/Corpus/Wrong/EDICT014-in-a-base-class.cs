public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Openable
{
    private DateTime _at;
    [Applies] protected void Apply(Opened e) => _at = DateTime.Now + (_at - _at);       //! EDICT014
}
[Aggregate("door", Identity = "Id")] public sealed partial class Door : Openable;
