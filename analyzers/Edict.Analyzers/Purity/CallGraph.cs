using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>Which members of a type call which, and where that leads to something impure.</summary>
internal sealed class CallGraph(INamedTypeSymbol type, ConcurrentDictionary<ISymbol, BodyFacts> bodies)
{
    private readonly ILookup<ISymbol, ISymbol> _overrides = Overrides(type);

    /// <summary>The impure operations that a root comes to, each with the shortest way to it as the message tells it.</summary>
    public IEnumerable<(ImpureOperation Operation, string Chain)> ImpureFrom(PureRoot root)
    {
        HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default) { root.Member };
        Queue<(ISymbol Member, string Chain)> waiting = new([(root.Member, "")]);
        while (waiting.Count > 0)
        {
            (ISymbol member, string chain) = waiting.Dequeue();
            if (!bodies.TryGetValue(member, out BodyFacts facts))
            {
                continue;
            }

            // A call of a member that is looked into here is judged by what that member does.
            foreach (ImpureOperation impure in facts.Impure.Where(found => found.Callee is null || !bodies.ContainsKey(found.Callee)))
            {
                yield return (impure, chain.Length == 0 ? "" : $" (it calls {chain})");
            }

            foreach (ISymbol callee in facts.OrderedCalls.SelectMany(Targets).Where(visited.Add))
            {
                waiting.Enqueue((callee, chain.Length == 0 ? Text(callee) : $"{chain} -> {Text(callee)}"));
            }
        }
    }

    private IEnumerable<ISymbol> Targets(ISymbol callee) =>
        callee.IsVirtual || callee.IsAbstract || callee.IsOverride ? _overrides[callee].Prepend(callee) : [callee];

    private static string Text(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: { } associated } => associated.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => $"{member.ContainingType.Name}()",
        _ => member.Name,
    };

    private static ILookup<ISymbol, ISymbol> Overrides(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .SelectMany(static method => Overridden(method).Select(overridden => (Overridden: overridden, Method: (ISymbol)method)))
        .ToLookup(static pair => pair.Overridden, static pair => pair.Method, SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> Overridden(IMethodSymbol method)
    {
        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden.OriginalDefinition;
        }
    }
}
