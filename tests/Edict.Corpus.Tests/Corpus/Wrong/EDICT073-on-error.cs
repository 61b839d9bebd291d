[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
    private void OnError(Exception exception) => Console.WriteLine(exception);   //! EDICT073
    public void Use() => OnError(new InvalidOperationException());
}
