[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
    [Handles] private void Handle(IReadOnlyList<Closed> batch) { }          //! EDICT070
}

[EventHandler("post")]
public sealed partial class Post
{
    [Handles(Identity = "Id")] private void Handle(Opened e) { }            //! EDICT070
    [Handles] private void Handle(Closed e, int more) { }                   //! EDICT070
}
