[Event("opened"), StoredState] public sealed record Opened(string Id);      //! EDICT067
