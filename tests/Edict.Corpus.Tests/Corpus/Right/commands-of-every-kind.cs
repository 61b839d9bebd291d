public sealed record Open(string Id);
public readonly record struct Close(string Id);
public struct Lock { public string Id { get; set; } }
public sealed class Knock(string id) { public string Id => id; }
public record Paint(string Id);
public sealed record PaintRed(string Id) : Paint(Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
    [Handles] private void Handle(in Lock command) { }
    [Handles] private void Handle(Knock command) { }
    [Handles] private void Handle(Paint command) { }
    [Handles] private void Handle(PaintRed command) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult[] results =
        [
            await app.DispatchAsync(new Open("1")),
            await app.DispatchAsync(new Close("1")),
            await app.DispatchAsync(new Lock { Id = "1" }),
            await app.DispatchAsync(new Knock("1")),
            await app.DispatchAsync(new Paint("1")),
            await app.DispatchAsync(new PaintRed("1")),
        ];
        return results.All(static result => result.Status == DispatchStatus.NothingHappened) ? "right" : "wrong";
    }
}
