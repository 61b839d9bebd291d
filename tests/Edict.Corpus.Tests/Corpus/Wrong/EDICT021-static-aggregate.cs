public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public static partial class Door        //! EDICT021
{
    [Handles] private static void Handle(Open command) { }
}
