public sealed record Open(string Id);

public abstract class Opening
{
    public bool IsOpen { get; protected set; }
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Opening
{
    [Handles] private void Handle(Open command) { }
}

[Application] public sealed partial class App;

public static class Caller
{
    public static async Task<bool> ReadAsync(App app) => await app.ReadAsync("1", static (Opening opening) => opening.IsOpen);       //! EDICT050
}
