//# assembly Doors
[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)]
public sealed partial record Opened(string Id, int Width) { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }
//# assembly Program
[EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(OpenedV1 e, EventContext context) { } }      //! EDICT084
[EventHandler("list")] public sealed partial class List { [Handles] private void Handle(IEnumerable<OpenedV1> e) { } }               //! EDICT084
[Application] public sealed partial class App;
