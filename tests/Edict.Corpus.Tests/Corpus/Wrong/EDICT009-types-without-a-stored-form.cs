[Event("opened")] public sealed record Opened(string Id) { public Opened(string id, int more) : this(id + more) { } public event Action? Changed { add { } remove { } } }
[Event("a")] public sealed record A(string Id, string id);        //! EDICT009
[Event("b")] public sealed record B(Type T);        //! EDICT009
[Event("c")] public sealed record C(IDisposable T);        //! EDICT009
[Event("d")] public sealed record DD((int, string) T);        //! EDICT009
[Event("e")] public sealed record E(Task<int> T, Stream S);        //! EDICT009 EDICT009
[Event("f")] public sealed class F { public string Id { get; } = ""; public string X { get; private set; } = ""; }      //! EDICT009
