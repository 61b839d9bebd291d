namespace Doors
{
    [Consistent("mail")] public abstract record DoorCommand(string Id);
    public sealed record Open(string Id) : DoorCommand(Id);
    [Event("opened")] public sealed record Opened(string Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door
    {
        [Handles] private Opened Handle(DoorCommand command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }

    [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
    [Application(Namespaces = ["Doors"])] public sealed partial class App;
}

namespace Windows
{
    [Event("broken")] public sealed record Broken(string Id);
    [EventHandler("glazier")] public sealed partial class Glazier { [Handles] private void Handle(Broken e) { } }
    [Application(Namespaces = ["Windows"])] public sealed partial class App;
}
