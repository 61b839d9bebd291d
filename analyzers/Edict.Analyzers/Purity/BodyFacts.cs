using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>What the body of one member does: the impure operations in it, and the members it calls. Filled concurrently.</summary>
internal sealed class BodyFacts
{
    public ConcurrentBag<ImpureOperation> Impure { get; } = [];

    public ConcurrentBag<(ISymbol Callee, int Position)> Calls { get; } = [];

    /// <summary>The calls in the order of the source, so that reports do not depend on the order of analysis.</summary>
    public IEnumerable<ISymbol> OrderedCalls => Calls.OrderBy(static call => call.Position).Select(static call => call.Callee);
}
