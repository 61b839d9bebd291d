namespace Messages
{
    public sealed record Open(string Id);
}

namespace Doors
{
    [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Messages.Open command) { } }
}

namespace Gates
{
    [Aggregate("gate", Identity = "Id")] public sealed partial class Gate { [Handles] private void Handle(Messages.Open command) { } }
}

[Application(Namespaces = ["Doors"])] public sealed partial class DoorApp;
[Application(Namespaces = ["Gates"])] public sealed partial class GateApp;
