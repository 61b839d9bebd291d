public static partial class House
{
    private sealed record Open(string Id);
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private void Handle(Open command) { }     //! EDICT002
    }
}
