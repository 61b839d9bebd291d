namespace Words
{
    public abstract record Ask(string Id);
    [Command("open")] public sealed record Open(string Id) : Ask(Id);      //! EDICT066
}

namespace House
{
    [Command("open")] public sealed record OpenHouse(string Id);

    [Event("asked")] public sealed record Asked(string Id);

    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Asked Handle(Words.Ask command) => new(command.Id);
        [Applies] private void Apply(Asked e) { }
    }
}

[Application(Namespaces = ["House"])] public sealed partial class App;
