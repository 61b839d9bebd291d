[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
    [Handles] private void Again(Opened e, EventContext context) { }        //! EDICT072
}
