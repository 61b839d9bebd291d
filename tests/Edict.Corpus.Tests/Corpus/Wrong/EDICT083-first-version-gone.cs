[Event("opened", Version = 2)] public sealed record Opened(string Id);      //! EDICT083
[Application] public sealed partial class App;
