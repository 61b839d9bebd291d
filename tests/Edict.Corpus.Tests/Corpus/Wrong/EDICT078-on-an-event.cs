[Consistent]                                                                //! EDICT078
[Event("opened")]
public sealed record Opened(string Id);
