public class Open { public string Id { get; init; } = ""; }
public abstract class OpenMore : Open;
public sealed class OpenWide : OpenMore;        //! EDICT018

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}
