namespace Edict.Tests.Serialization.States;

/// <summary>A base class whose field nobody else sees.</summary>
public abstract class Remembering<TItem>
    where TItem : class
{
    private readonly Stack<TItem> _remembered = new();

    protected int Depth => _remembered.Count;

    protected TItem? Latest => _remembered.TryPeek(out TItem? item) ? item : null;

    protected void Remember(TItem item) => _remembered.Push(item);

    protected void Forget() => _remembered.Pop();
}
