[Event("opened")]
public sealed record Opened(string Id, object More);        //! EDICT009
