[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", Concurrency = 1, BatchSize = 1, BatchLinger = 0)]
public sealed partial class Mail
{
    [Handles] private void Handle(IReadOnlyList<Opened> batch) { }
}
