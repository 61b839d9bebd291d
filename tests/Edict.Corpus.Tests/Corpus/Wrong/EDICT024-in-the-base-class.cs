public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Counted
{
    [Applies] protected void Count(Opened e) { }        //! EDICT024
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Counted
{
    [Applies] private void Apply(Opened e) { }
}
