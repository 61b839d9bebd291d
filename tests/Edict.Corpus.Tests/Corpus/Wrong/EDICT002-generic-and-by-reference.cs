public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle<T>(T command) { }     //! EDICT002
    [Handles] private void Handle(ref Open command) { }     //! EDICT002
    [Handles] private ref Opened Handle(Close command) => throw new InvalidOperationException();        //! EDICT002
}
