[Aggregate("box", Identity = "Id")] public sealed partial class Box;
[Application] public sealed partial class App;

public static class Reader
{
    public static async Task<int> ReadAsync(App app) => (await app.ReadStateAsync<Box>("1")).Length;      //! EDICT068
    public static async Task<int> ReadByGuidAsync(App app) => (await app.ReadStateAsync<Box>(Guid.NewGuid())).Length;      //! EDICT068
}
