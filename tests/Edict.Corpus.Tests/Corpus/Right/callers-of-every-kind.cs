public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
[Application] public sealed partial class App;

public static class Caller
{
    public static async Task<DispatchResult> OfAnyAsync(EdictApplication app, object command) => await app.DispatchAsync(command);

    public static async Task<DispatchResult> OfGenericAsync<T>(App app, T command)
        where T : notnull => await app.DispatchAsync(command);

    public static ValueTask<DispatchResult> WithOptionsAsync(App app, CancellationToken cancellation) =>
        app.DispatchAsync(new Open("1"), new DispatchOptions { Timeout = TimeSpan.FromSeconds(1) }, cancellation);

    public static async Task ManyAsync(App app)
    {
        DispatchResult[] results = await Task.WhenAll(app.DispatchAsync(new Open("1")).AsTask(), app.DispatchAsync(new Open("2")).AsTask());
        Console.WriteLine(results.Length);
        Func<Task> later = async () => _ = await app.DispatchAsync(new Open("3"));
        await later();
    }
}
