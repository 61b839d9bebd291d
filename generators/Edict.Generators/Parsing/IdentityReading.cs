using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>The identity property of a command, or why there is none.</summary>
/// <param name="Model">The property.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Property">The property as it is written, when its type is known.</param>
internal sealed record IdentityReading(IdentityModel? Model, string? Fault, IPropertySymbol? Property = null)
{
    /// <summary>Whether the command has no such property.</summary>
    public bool IsMissing { get; init; }
}
