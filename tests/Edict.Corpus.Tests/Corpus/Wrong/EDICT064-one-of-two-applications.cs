//# assembly Contracts
namespace Messages
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);
    [Event("closed")] public sealed record Closed(string Id);
}
//# assembly House
using Messages;
namespace Doors
{
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
        [Applies] private void Apply(Closed e) { }
    }

    [Application(Namespaces = ["Doors", "Messages"])] public sealed partial class Whole;
    [Application(Namespaces = ["Doors"])] public sealed partial class Part;     //! EDICT064
}
