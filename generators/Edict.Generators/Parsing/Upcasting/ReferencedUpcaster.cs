using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Upcasting;

/// <summary>An upcaster that a referenced assembly offers.</summary>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Holder">The type that holds the method.</param>
/// <param name="Given">The static types of what it gives.</param>
internal sealed record ReferencedUpcaster(string EventName, int EventVersion, INamedTypeSymbol Holder, IReadOnlyList<ITypeSymbol> Given);
