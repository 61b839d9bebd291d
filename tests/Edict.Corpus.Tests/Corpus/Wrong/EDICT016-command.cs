[Command("")] public sealed record Open(string Id);      //! EDICT016
[Command("a\tb")] public sealed record Close(string Id);      //! EDICT016
