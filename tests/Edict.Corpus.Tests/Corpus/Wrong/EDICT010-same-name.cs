[Event("opened")] public sealed record DoorOpened(string Id);
[Event("opened")] public sealed record GateOpened(string Id);       //! EDICT010
