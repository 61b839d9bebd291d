[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[EventHandler("mail")]
public sealed partial class Mail                                            //! EDICT071
{
    private void Handle(Opened e) => GC.KeepAlive(e);
    public void Use() => Handle(new Opened(""));
}
