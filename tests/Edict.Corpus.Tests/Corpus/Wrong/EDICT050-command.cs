public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}

[Application] public sealed partial class App;

public static class Caller
{
    public static async Task<string> ReadAsync(App app) => await app.ReadAsync("1", (Open open) => open.Id);       //! EDICT050

    public static async Task<int> CountAsync(App app) => await app.ReadAsync<List<int>, int>("1", list => list.Count);       //! EDICT050
}
