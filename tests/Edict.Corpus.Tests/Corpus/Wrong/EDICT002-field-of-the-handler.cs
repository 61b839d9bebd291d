public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    private readonly int _limit = 3;
    private bool _isOpen;
    private int _count;

    [Handles]
    private Task<Opened?> Handle(Open command) =>       //! EDICT002
        Task.FromResult(_isOpen ? null : new Opened(command.Id));

    [Handles]
    private async Task<Decision<Opened>> Handle(Close command)      //! EDICT002
    {
        await Task.Yield();
        return _count > _limit ? Decision.Reject("worn-out") : new Opened(command.Id);
    }

    [Applies]
    private void Apply(Opened e)
    {
        _isOpen = true;
        _count = 1;
    }
}
