[Event("")]     //! EDICT016
public sealed record Opened(string Id);
