public sealed record Bell(Action Ring);     //! EDICT009

[Event("opened")]
public sealed record Opened(string Id, Bell Bell);
