[Event("opened")]
public sealed record Opened<T>(string Id);      //! EDICT021
