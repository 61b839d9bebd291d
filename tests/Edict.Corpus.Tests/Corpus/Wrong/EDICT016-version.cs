[Event("opened", Version = 0)]      //! EDICT016
public sealed record Opened(string Id);
