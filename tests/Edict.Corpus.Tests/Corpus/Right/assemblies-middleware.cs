//# assembly Plumbing
public sealed class Counting : IMiddleware
{
    public static int Count { get; private set; }

    public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
    {
        Count++;
        return await next.InvokeAsync(context);
    }
}

public sealed class Repeating<TReason>(int times = 2) : IMiddleware
{
    public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
    {
        DispatchResult result = await next.InvokeAsync(context);
        return times > 1 && result.Status == DispatchStatus.Conflict ? await next.InvokeAsync(context) : result;
    }
}
//# assembly House
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

[Application(Middleware = [typeof(Counting), typeof(Repeating<Door>)])]
public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        return Counting.Count == 1 ? "right" : "wrong";
    }
}
