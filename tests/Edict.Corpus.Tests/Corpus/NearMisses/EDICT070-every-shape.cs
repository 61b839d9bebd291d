[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private Task Handle(Opened e, CancellationToken stop, EventContext context) => Task.CompletedTask;
    [Handles] private static async ValueTask Handle(Closed e) => await Task.Yield();
}

[EventHandler("post")]
public sealed partial class Post
{
    [Handles] private void Handle(IEnumerable<DeliveredEvent<object>> batch, CancellationToken stop) { }
}
