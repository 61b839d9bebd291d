public readonly record struct BoxId(Guid Value);
public sealed record Open(BoxId Id);

[Aggregate("box", Identity = "Id"), StoredState]
public sealed partial class Box { [Handles] private void Handle(Open command) { } }

[Application] public sealed partial class App;

public static class Reader
{
    public static async Task<int> ReadAsync(App app) => (await app.ReadStateAsync<Box>(new BoxId(Guid.NewGuid()))).Length;
    public static async Task<int> ReadAnyAsync<T>(App app, string id) where T : class => (await app.ReadStateAsync<T>(id)).Length;
}
