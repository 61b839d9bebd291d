public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);       //! CS0246
    [Handles] private void Handle(Close command) { }        //! CS0246
    [Applies] private void Apply(Closed e) { }      //! CS0246
}

[CommandHandler<Gate>] public static partial class Raising;     //! CS0246

[Application(Middleware = [typeof(Audit)])] public sealed partial class App;        //! CS0246

[Event("raised")] public sealed record Raised(Height Height);       //! CS0246
