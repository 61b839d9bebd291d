using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>The way from a command's type to the method that decides on it. Immutable and safe for concurrent use.</summary>
/// <param name="commandType">The type of the command.</param>
/// <param name="aggregate">The stable name of the aggregate that decides.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CommandRoute(Type commandType, string aggregate)
{
    /// <summary>The type of the command.</summary>
    public Type CommandType { get; } = commandType;

    /// <summary>The stable name of the aggregate that decides.</summary>
    public string Aggregate { get; } = aggregate;

    /// <summary>Whether dispatches wait for strong event handlers, as the command declares; <see langword="null"/> where it declares nothing.</summary>
    public Consistency? Consistency { get; init; }

    /// <summary>The stable names of the event handlers that dispatches wait for, as the command declares; <see langword="null"/> where it names none.</summary>
    public IReadOnlyList<string>? WaitFor { get; init; }

    /// <summary>The identity that the command names, as text; not yet validated.</summary>
    /// <param name="command">The command; of type <see cref="CommandType"/>.</param>
    public abstract string? GetIdentity(object command);

    /// <summary>
    /// An identity as the text that <see cref="GetIdentity"/> would give for a command with it; <see langword="null"/> when it is of
    /// another type than the command's.
    /// </summary>
    /// <param name="identity">The identity.</param>
    public virtual string? FormatIdentity(object identity) => null;

    /// <summary>Lets the handler decide.</summary>
    /// <param name="state">The aggregate's state.</param>
    /// <param name="command">The command; of type <see cref="CommandType"/>.</param>
    /// <param name="decided">Receives the decision, and gives the context; every returned sequence is enumerated before this returns.</param>
    public abstract void Handle(object state, object command, EventCollector decided);
}
