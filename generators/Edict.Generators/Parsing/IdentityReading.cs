using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>The identity property of a command, or why there is none.</summary>
/// <param name="Model">The property.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Type">The type of the property, when it is known.</param>
internal sealed record IdentityReading(IdentityModel? Model, string? Fault, ITypeSymbol? Type = null);
