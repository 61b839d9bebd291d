using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Declarations;

/// <summary>Refuses annotated methods that nothing will ever call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.StrayAnnotation, Descriptors.AnnotationsExclude];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        bool handles = EdictTypes.Handles(method);
        bool applies = EdictTypes.Applies(method);
        if (handles && applies)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.AnnotationsExclude, SourceLocations.NameOf(method), method.Name, "Handles", "Applies"));
        }
        else if ((handles || applies) && FindReason(method.ContainingType, handles) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.StrayAnnotation,
                SourceLocations.NameOf(method),
                method.Name,
                handles ? "Handles" : "Applies",
                AnnotatedType.Display(method.ContainingType),
                reason));
        }
    }

    // What others derive from may be the base class of an aggregate, here or in another assembly.
    private static string? FindReason(INamedTypeSymbol type, bool handles)
    {
        bool isServed = EdictTypes.FindAggregate(type) is not null || (handles && EdictTypes.GetsMembers(type));
        bool isBase = type is { TypeKind: TypeKind.Class, IsStatic: false } && (type.IsAbstract || Subtypes.Exist(type));
        return isServed || isBase ? null : handles ? "neither an [Aggregate] nor a [CommandHandler<T>]" : "no [Aggregate]";
    }
}
