//# assembly Mails
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
//# assembly Program
[EventHandler("mail")] public sealed partial class Post { [Handles] private void Handle(Opened e) { } }    //! EDICT075
[Application] public sealed partial class App;
