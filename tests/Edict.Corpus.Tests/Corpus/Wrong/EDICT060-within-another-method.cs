public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public Opened Enter(string id)
    {
        Func<Open, Opened> open = [Handles] (command) => Handle(command);       //! EDICT060
        return open(new Open(id));

        [Handles] Opened Handle(Open command) => new(command.Id);       //! EDICT060
    }

    [Applies] private void Apply(Opened e) { }
}
