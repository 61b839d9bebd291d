[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail", Concurrency = 4)]
public sealed partial class Mail
{
    [Handles] private void Handle(Opened e) { }
    public string PartitionBy(Opened e) => e.Id;                            //! EDICT073
    public Task<bool> OnStart() => Task.FromResult(true);                   //! EDICT073
}
