public sealed class Open(string id)
{
    private string Id { get; } = id;
    public override string ToString() => Id;
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }     //! EDICT005
}
