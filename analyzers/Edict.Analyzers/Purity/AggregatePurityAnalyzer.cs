using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Purity;

/// <summary>Refuses what makes an aggregate decide, or replay, differently the next time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregatePurityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ImpureOperation];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (PureTypes.In(start.Compilation) is not { } pureTypes)
            {
                return;
            }

            var symbols = new ImpureSymbols(start.Compilation);
            start.RegisterSymbolStartAction(type => AnalyzeType(type, pureTypes, symbols), SymbolKind.NamedType);
        });
    }

    private static void AnalyzeType(SymbolStartAnalysisContext context, PureTypes pureTypes, ImpureSymbols symbols)
    {
        PureRoot[] roots = [.. pureTypes.RootsOf((INamedTypeSymbol)context.Symbol, symbols)];
        if (roots.Length == 0)
        {
            return;
        }

        var reader = new ImpureOperationReader(symbols);
        var bodies = new ConcurrentDictionary<ISymbol, BodyFacts>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation => reader.Read(operation, bodies.GetOrAdd(operation.ContainingSymbol.OriginalDefinition, static _ => new BodyFacts())),
            ImpureOperationReader.Kinds);
        context.RegisterSymbolEndAction(end => Report(end, roots, new CallGraph((INamedTypeSymbol)end.Symbol, bodies)));
    }

    private static void Report(SymbolAnalysisContext context, PureRoot[] roots, CallGraph graph)
    {
        HashSet<Location> reported = [];
        foreach (PureRoot root in roots)
        {
            foreach ((ImpureOperation impure, string chain) in graph.ImpureFrom(root))
            {
                if (reported.Add(impure.Location))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.ImpureOperation,
                        impure.Location,
                        impure.Text,
                        ImpurityTexts.What(impure.Impurity),
                        root.Text,
                        chain,
                        ImpurityTexts.Remedy(impure.Impurity, root.Duty)));
                }
            }
        }
    }
}
