using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Declarations;

/// <summary>Refuses annotated methods that nothing will ever call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAnnotationAnalyzer : DiagnosticAnalyzer
{
    private const string Handles = "Handles";
    private const string Applies = "Applies";
    private const string Upcasts = "Upcasts";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.StrayAnnotation, Descriptors.AnnotationsExclude];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(static found => Analyze((IMethodSymbol)found.Symbol, place: null, found.ReportDiagnostic), SymbolKind.Method);
        context.RegisterSyntaxNodeAction(AnalyzeInner, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    private static void AnalyzeInner(SyntaxNodeAnalysisContext context)
    {
        (ISymbol? inner, SyntaxToken name) = context.Node switch
        {
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local =>
                (context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken), local.Identifier),
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda =>
                (context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol, lambda.ArrowToken),
            _ => (null, default),
        };
        if (inner is IMethodSymbol method)
        {
            Analyze(method, name.GetLocation(), context.ReportDiagnostic);
        }
    }

    private static void Analyze(IMethodSymbol method, Location? place, Action<Diagnostic> report)
    {
        string[] annotations = [.. AnnotationsOf(method)];
        if (annotations.Length > 1)
        {
            report(Diagnostic.Create(
                Descriptors.AnnotationsExclude, place ?? SourceLocations.NameOf(method), NameOf(method), annotations[0], annotations[1]));
        }
        else if (annotations.Length == 1 && (FindKind(method) ?? FindReason(method.ContainingType, annotations[0])) is { } reason)
        {
            report(Diagnostic.Create(Descriptors.StrayAnnotation, place ?? SourceLocations.NameOf(method), NameOf(method), annotations[0], reason));
        }
    }

    private static IEnumerable<string> AnnotationsOf(IMethodSymbol method)
    {
        if (EdictTypes.Handles(method))
        {
            yield return Handles;
        }

        if (EdictTypes.Applies(method))
        {
            yield return Applies;
        }

        if (EdictTypes.FindUpcasts(method) is not null)
        {
            yield return Upcasts;
        }
    }

    private static string NameOf(IMethodSymbol method) => method.Name.Length == 0 ? "lambda" : method.Name;

    private static string? FindKind(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.ExplicitInterfaceImplementation => "it is found by its interface only, so that nothing else calls it. Annotate a method of the class itself.",
        MethodKind.LocalFunction or MethodKind.AnonymousFunction =>
            "it lies within another member, so that nothing else calls it. Annotate a method of the class itself.",
        MethodKind.Ordinary or MethodKind.Constructor or MethodKind.StaticConstructor => null,
        _ => "it is no method with a name of its own, so that nothing calls it. Annotate such a method.",
    };

    // What an extension block holds, its class holds, but generated code cannot lie in it.
    private static string? FindReason(INamedTypeSymbol type, string annotation)
    {
        if (annotation == Upcasts)
        {
            return type.TypeKind == TypeKind.Extension ? "it lies in an extension block, so that nothing calls it. Move it to the class itself." : null;
        }

        bool handles = annotation == Handles;
        return IsCalled(type.TypeKind == TypeKind.Extension ? type.ContainingType : type, handles)
            ? null
            : $"'{AnnotatedType.Display(type)}' is {(handles ? "no [Aggregate], [CommandHandler<T>], [EventHandler] or [Projection]" : "no [Aggregate]")}, so that nothing calls it. Move the method, or annotate its class.";
    }

    // What others derive from may be the base class of an aggregate, here or in another assembly.
    private static bool IsCalled(INamedTypeSymbol type, bool handles) =>
        EdictTypes.FindAggregate(type) is not null
        || (handles && EdictTypes.GetsMembers(type))
        || (type is { TypeKind: TypeKind.Class, IsStatic: false } && (type.IsAbstract || Subtypes.Exist(type)));
}
