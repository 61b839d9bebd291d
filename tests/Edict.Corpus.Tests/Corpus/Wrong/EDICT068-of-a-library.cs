//# assembly Library
namespace Library
{
    [Aggregate("box", Identity = "Id"), StoredState] public partial class Box;
    [Aggregate("chest", Identity = "Id")] public sealed partial class Chest : Box;
}
//# assembly Program
[Application] public sealed partial class App;

public static class Reader
{
    public static async Task<int> ReadAsync(App app) => (await app.ReadStateAsync<Library.Box>("1")).Length
        + (await app.ReadStateAsync<Library.Chest>("1")).Length;      //! EDICT068
}
