public sealed record Open(string Id);
public sealed record Close(string Id);

[Aggregate("door", Identity = nameof(Open.Key))]        //! CS0117
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}

[Aggregate("gate")]
public sealed partial class Gate
{
    [Handles(Identity = nameof(Raise.Key))] private void Handle(Raise command) { }      //! CS0117
}

public sealed record Raise(string Id);
