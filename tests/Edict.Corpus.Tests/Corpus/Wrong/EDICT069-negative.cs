public sealed record Put(string Id, int Count);
[Event("put")] public sealed record PutIn(int Count);

[Aggregate("box", Identity = "Id")]
[StoredState(SnapshotEvery = -1, Version = 2)]      //! EDICT069
public sealed partial class Box
{
    public int Count { get; private set; }

    [Handles] private PutIn Handle(Put command) => new(command.Count);
    [Applies] private void Apply(PutIn e) => Count += e.Count;
}

[Application] public sealed partial class App;

public static class Shop
{
    public static async Task<bool> PutAsync(App app) => (await app.DispatchAsync(new Put("1", 1))).IsAccepted;
}
