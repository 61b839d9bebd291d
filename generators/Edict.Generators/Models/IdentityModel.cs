namespace Edict.Generators.Models;

/// <summary>The property of a command that names the aggregate's instance.</summary>
/// <param name="Property">The name of the property, not escaped.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record IdentityModel(string Property, IdentityKind Kind);

/// <summary>What the value of an identity property is.</summary>
internal enum IdentityKind
{
    /// <summary>Text, taken as it is.</summary>
    Text,

    /// <summary>A <see cref="System.Guid"/>, written as <c>D</c>.</summary>
    Guid,

    /// <summary>Not known yet: another generator writes the property. The compiler converts it, or says why not.</summary>
    ByName,
}
