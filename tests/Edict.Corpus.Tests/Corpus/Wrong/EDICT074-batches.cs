[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", BatchSize = 10)]                                      //! EDICT074
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
}

[EventHandler("post", BatchSize = 0)]                                       //! EDICT074
public sealed partial class Post
{
    [Handles] private void Handle(IReadOnlyList<Opened> batch) { }
}
