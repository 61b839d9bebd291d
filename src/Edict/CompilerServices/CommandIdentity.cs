using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>
/// How a command names its aggregate's instance, where another generator writes the property or its type, so that the C# compiler
/// alone knows what it is. Immutable and safe for concurrent use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CommandIdentity
{
    private protected CommandIdentity()
    {
    }

    /// <summary>The identity is a property of the command.</summary>
    /// <param name="property">Gives it.</param>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="TIdentity">The type of the property.</typeparam>
    public static CommandIdentity By<TCommand, TIdentity>(Func<TCommand, TIdentity?> property)
        where TIdentity : IParsable<TIdentity> => new Property<TCommand, TIdentity>(property);

    /// <summary>The identity that a command names, as text; not yet validated.</summary>
    /// <param name="command">The command.</param>
    public abstract string? Of(object command);

    /// <summary>An identity as text; <see langword="null"/> when it is of another type than the command's.</summary>
    /// <param name="identity">The identity.</param>
    public abstract string? Format(object identity);

    private sealed class Property<TCommand, TIdentity>(Func<TCommand, TIdentity?> property) : CommandIdentity
        where TIdentity : IParsable<TIdentity>
    {
        public override string? Of(object command) => AggregateIdentity.Of(property((TCommand)command)).Text;

        public override string? Format(object identity) => identity is TIdentity id ? AggregateIdentity.Of(id).Text : null;
    }
}
