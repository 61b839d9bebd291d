[Command("open")] public sealed record OpenDoor(string Id);
[Command("open")] public sealed record OpenGate(string Id);       //! EDICT066
