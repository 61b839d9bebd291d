[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Stream command) { }     //! EDICT002
    [Handles] private void Handle(IDisposable command) { }      //! EDICT002
    [Handles] private void Handle(string command) { }       //! EDICT002
}
