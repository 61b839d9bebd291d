using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Edict.CompilerServices;

/// <summary>
/// The text of an identity that wraps one value, where another generator may have made the wrapper parsable, so that the C# compiler alone knows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IdentityText
{
    /// <summary>The text of a wrapper that another generator made parsable: its own.</summary>
    /// <param name="identity">The wrapper.</param>
    /// <param name="wrapped">The text of what it wraps.</param>
    /// <typeparam name="TIdentity">The type of the wrapper.</typeparam>
    public static string? Of<TIdentity>(TIdentity? identity, string? wrapped)
        where TIdentity : IParsable<TIdentity> => AggregateIdentity.Of(identity).Text;

    /// <summary>The text of a wrapper that no other generator made parsable: that of what it wraps.</summary>
    /// <param name="identity">The wrapper.</param>
    /// <param name="wrapped">The text of what it wraps.</param>
    [OverloadResolutionPriority(-1)]
    public static string? Of(object? identity, string? wrapped) => wrapped;
}
