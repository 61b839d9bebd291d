//# assembly Mails
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", Aggregate = "door")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
//# assembly Program
[Application] public sealed partial class App;
