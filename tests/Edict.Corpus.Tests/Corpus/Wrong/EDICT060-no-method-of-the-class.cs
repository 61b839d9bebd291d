public interface IHandle<TCommand> { void Handle(TCommand command); }
public sealed record Open(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : IHandle<Open>
{
    [Handles] void IHandle<Open>.Handle(Open command) { }       //! EDICT060

    public string Name { [Handles] get; } = "";     //! EDICT060

    [Handles] public static bool operator !(Door door) => door.Name.Length == 0;        //! EDICT060
}
