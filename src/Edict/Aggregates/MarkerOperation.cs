namespace Edict.Aggregates;

/// <summary>Stands for a state of a mailbox; never runs.</summary>
internal sealed class MarkerOperation : Operation
{
    internal override ValueTask RunAsync(Mailbox mailbox) => throw new InvalidOperationException("A marker is a state, not work.");
}
