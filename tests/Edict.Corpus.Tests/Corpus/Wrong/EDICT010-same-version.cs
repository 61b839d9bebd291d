[Event("opened")] public sealed record Opened(string Id);
[Event("opened", Version = 2)] public sealed record OpenedTwo(string Id, int Width);
[Event("opened", Version = 2)] public sealed record OpenedWide(string Id, int Width);       //! EDICT010
