[Consistent("mail", "mali")]                                                //! EDICT077
public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
}

[EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }

[Application] public sealed partial class App;
