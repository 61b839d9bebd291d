public interface IOne;
public interface ITwo;
[Event("both")] public sealed record Both : IOne, ITwo;
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void Handle(IOne e) { }
    [Handles] private void Handle(ITwo e) { }                               //! EDICT072
}
