[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", Concurrency = 0)]                                     //! EDICT074
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
}
