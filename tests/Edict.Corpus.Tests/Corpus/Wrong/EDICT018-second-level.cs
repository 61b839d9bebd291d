public class Open { public string Id { get; init; } = ""; }
public abstract class OpenMore : Open;
public sealed class OpenWide : OpenMore;

public static class Secrets
{
    private sealed class OpenSecretly : OpenMore;        //! EDICT018
}

public sealed class OpenFor<TGuest> : OpenMore;        //! EDICT018

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}
