public class Open { public string Id { get; init; } = ""; }
public abstract class OpenMore : Open;
public sealed class OpenWide : OpenMore;
public abstract class OpenFor<TGuest> : OpenMore;
public sealed class OpenForAll : OpenFor<object>;

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}
