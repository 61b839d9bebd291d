using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>
/// What the body of one member does: the impure operations in it, and the members it calls. Filled concurrently, and then read. There are as many
/// as members, and few operations in each, so that plain lists under a lock cost least.
/// </summary>
internal sealed class BodyFacts
{
    private readonly List<ImpureOperation> _impure = [];
    private readonly List<(ISymbol Callee, int Position)> _calls = [];

    public IReadOnlyCollection<ImpureOperation> Impure => _impure;

    /// <summary>The calls in the order of the source, so that reports do not depend on the order of analysis.</summary>
    public IEnumerable<ISymbol> OrderedCalls => _calls.OrderBy(static call => call.Position).Select(static call => call.Callee);

    public void AddCall(ISymbol callee, int position)
    {
        lock (_calls)
        {
            _calls.Add((callee, position));
        }
    }

    public void AddImpure(ImpureOperation impure)
    {
        lock (_calls)
        {
            _impure.Add(impure);
        }
    }
}
