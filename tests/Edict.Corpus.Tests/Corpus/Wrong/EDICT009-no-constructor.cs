[Event("opened")]
public sealed class Opened(int number)      //! EDICT009
{
    public string Id { get; } = $"door-{number}";
}
