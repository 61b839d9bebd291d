[Command("opened"), Event("opened")] public sealed record Opened(string Id);      //! EDICT062
