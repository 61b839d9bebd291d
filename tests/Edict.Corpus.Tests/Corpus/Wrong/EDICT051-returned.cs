//# assembly Events without generators
public abstract record DoorEvent(string Id);
[Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
//# assembly House
public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Decision<Opened> Handle(Open command) => new Opened(command.Id);       //! EDICT051

    [Applies] private void Apply(DoorEvent e) { }
}
