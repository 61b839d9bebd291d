//# assembly Doors
[Event("opened")] public sealed record Opened(string Id);
//# assembly House
[Event("opened")] public sealed record GateOpened(string Id);       //! EDICT010
[Application] public sealed partial class App;
