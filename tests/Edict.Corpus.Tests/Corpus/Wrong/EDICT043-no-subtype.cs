public abstract record DoorCommand(string Id);
public interface IOpening { string Id { get; } }
public abstract record StillAbstract(string Id) : DoorCommand(Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(DoorCommand command) { }      //! EDICT043
    [Handles] private void Open(IOpening command) { }       //! EDICT043
}
