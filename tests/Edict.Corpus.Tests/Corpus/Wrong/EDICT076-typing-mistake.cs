[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door")] public sealed partial class Door;
[EventHandler("mail", Aggregate = "dor")]                                   //! EDICT076
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
}

[Application] public sealed partial class App;
