//# assembly Doors
namespace Doors
{
    [Consistent("mail")] public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);
    [Aggregate("door", Identity = "Id")] public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }
}

namespace Mails
{
    [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Doors.Opened e) { } }
}
//# assembly Program
[Application(Namespaces = ["Doors"])] public sealed partial class App;      //! EDICT077
