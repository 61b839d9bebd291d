public interface IOne;
public interface ITwo : IOne;
public abstract record Base : ITwo;
[Event("both")] public sealed record Both : Base;
[Event("one")] public sealed record One : IOne;
[EventHandler("mail")]
public sealed partial class Mail
{
    [Handles] private void Handle(IOne e) { }
    [Handles] private void Handle(ITwo e) { }
    [Handles] private void Handle(Base e) { }
    [Handles] private void Handle(object e) { }
}
