[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private async void Handle(Opened e) => await Task.Yield();    //! EDICT070
    [Handles] private Task<int> Handle(Closed e) => Task.FromResult(1);     //! EDICT070
}
