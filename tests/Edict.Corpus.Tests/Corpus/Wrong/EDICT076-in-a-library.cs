//# assembly Mails
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", Aggregate = "dor")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
//# assembly Program
[Aggregate("door")] public sealed partial class Door;
[Application] public sealed partial class App;                              //! EDICT076
