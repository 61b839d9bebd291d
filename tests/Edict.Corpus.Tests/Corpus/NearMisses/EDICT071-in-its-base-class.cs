[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Writing { [Handles] protected void Handle(Opened e) { } }
[EventHandler("mail")] public sealed partial class Mail : Writing;
