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
        else if ((handles || applies) && (FindKind(method) ?? FindReason(method.ContainingType, handles)) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.StrayAnnotation, SourceLocations.NameOf(method), method.Name, handles ? "Handles" : "Applies", reason));
        }
    }

    private static string? FindKind(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.ExplicitInterfaceImplementation => "it is found by its interface only, so that nothing else calls it. Annotate a method of the class itself.",
        MethodKind.Ordinary or MethodKind.Constructor or MethodKind.StaticConstructor => null,
        _ => "it is no method with a name of its own, so that nothing calls it. Annotate such a method.",
    };

    // What an extension block holds, its class holds.
    private static string? FindReason(INamedTypeSymbol type, bool handles) =>
        IsCalled(type.TypeKind == TypeKind.Extension ? type.ContainingType : type, handles)
            ? null
            : $"'{AnnotatedType.Display(type)}' is {(handles ? "no [Aggregate], [CommandHandler<T>] or [EventHandler]" : "no [Aggregate]")}, so that nothing calls it. Move the method, or annotate its class.";

    // What others derive from may be the base class of an aggregate, here or in another assembly.
    private static bool IsCalled(INamedTypeSymbol type, bool handles) =>
        EdictTypes.FindAggregate(type) is not null
        || (handles && EdictTypes.GetsMembers(type))
        || (type is { TypeKind: TypeKind.Class, IsStatic: false } && (type.IsAbstract || Subtypes.Exist(type)));
}
