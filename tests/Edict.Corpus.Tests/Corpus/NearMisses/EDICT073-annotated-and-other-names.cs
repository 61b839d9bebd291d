[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void OnStart(Opened e) { }
    [Handles] private void PartitionBy(Closed e) { }
    public static void OnErrors(Exception exception) { }
    private static ErrorAction? OnError(in FailureContext failure) => null;
    private static Guid PartitionBy(object e) => Guid.Empty;
    private Task OnStop(CancellationToken stop) => Task.CompletedTask;
}
