//# assembly Contracts
namespace Contracts;
public interface IAudited { string Id { get; } }
public abstract record DoorCommand(string Id);
public sealed record Open(string Id) : DoorCommand(Id), IAudited;
//# assembly Doors
namespace Doors;
[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Contracts.DoorCommand command) { } }
//# assembly Audit
namespace Audit;
[Aggregate("audit", Identity = "Id")] public sealed partial class Audit { [Handles] private void Handle(Contracts.IAudited command) { } }
//# assembly House
[Application(Namespaces = ["Doors"])] public sealed partial class DoorApp;
[Application(Namespaces = ["Doors", "Audit"])] public sealed partial class App;      //! EDICT042
