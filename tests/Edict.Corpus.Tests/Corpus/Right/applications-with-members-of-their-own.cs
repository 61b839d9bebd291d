public sealed record Open(string Id);
public sealed record Close(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}

[Application]
public sealed partial class App
{
    private int _opened;

    public int Opened => _opened;

    public static Task<App> StartInMemoryAsync() => StartAsync(options => options.UseInMemory());

    public ValueTask<DispatchResult> DispatchAsync(Open command, DispatchOptions? options = null, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _opened);
        return DispatchAsync((object)command, options, cancellation);
    }

    public ValueTask<DispatchResult> DispatchAsync(string open) => DispatchAsync(new Open(open));
}

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartInMemoryAsync();
        DispatchResult[] results = [await app.DispatchAsync(new Open("1")), await app.DispatchAsync("1"), await app.DispatchAsync(new Close("1"))];
        return app.Opened == 2 && results.All(static result => result.Status == DispatchStatus.NothingHappened) ? "right" : "wrong";
    }
}
