[Aggregate("box", Identity = "Id"), StoredState] public sealed partial class Box;
[Application] public sealed partial class App;

public static class Reader
{
    public static async Task<int> ReadAsync(App app) => (await app.ReadStateAsync<string>("1")).Length;      //! EDICT050
}
