[Event("opened")] public abstract record Opened(string Id);     //! EDICT021
[Event("closed")] public static class Closed;       //! EDICT021
