public abstract record DoorCommand(string Id);
public sealed record Open(string Id) : DoorCommand(Id);
internal readonly record struct Close(string Id) : IClosing;
internal interface IClosing { string Id { get; } }

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(DoorCommand command) { }
    [Handles] private void Handle(IClosing command) { }
}
