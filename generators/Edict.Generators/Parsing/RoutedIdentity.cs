using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>The identity of a command, as a manifest names it.</summary>
/// <param name="Aggregate">The stable name of the aggregate that decides.</param>
/// <param name="Handler">The class that holds the handler.</param>
/// <param name="Type">The type of the identity; <see langword="null"/> when the generator did not know it.</param>
internal sealed record RoutedIdentity(string Aggregate, INamedTypeSymbol Handler, ITypeSymbol? Type);
