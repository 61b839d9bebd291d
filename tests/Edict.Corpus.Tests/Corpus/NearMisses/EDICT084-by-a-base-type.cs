public interface IOpened { string Id { get; } }
public sealed record Open(string Id);
[Event("opened")] public sealed record OpenedV1(string Id) : IOpened;
[Event("opened", Version = 2)]
public sealed partial record Opened(string Id, int Width) : IOpened { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private IOpened Handle(Open command) => new Opened(command.Id, 1);
    [Applies] private void Apply(IOpened e) { }
}
[EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(IOpened e) { } }
[Application] public sealed partial class App;
