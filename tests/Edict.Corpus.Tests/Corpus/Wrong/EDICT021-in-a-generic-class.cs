public partial class Outer<T>
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);       //! EDICT021
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door        //! EDICT021
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }
}
[Application] public sealed partial class App;
