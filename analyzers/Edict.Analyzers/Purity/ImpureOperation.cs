using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>An impure operation found in a body.</summary>
/// <param name="Text">The operation as the message names it.</param>
/// <param name="Impurity">Why it is impure.</param>
/// <param name="Callee">The member called; null for statements.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record ImpureOperation(string Text, Impurity Impurity, ISymbol? Callee, Location Location);
