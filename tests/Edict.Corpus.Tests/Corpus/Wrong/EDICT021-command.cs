[Command("a")] public abstract record Ask(string Id);      //! EDICT021
[Command("b")] public sealed record Ask<T>(T Id);      //! EDICT021
[Command("c")] public static class Asking;      //! EDICT021
