using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Pipeline;

/// <summary>Finds the types that hold [Upcasts] methods: each by its first one.</summary>
internal static class UpcastingTypes
{
    public static IncrementalValuesProvider<UpcastingTypeModel> UpcastingTypesOf(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                EdictTypes.Upcasts,
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, cancellation) => found.TargetSymbol is IMethodSymbol method && IsFirst(method) && IsWrittenHere(found, method)
                    ? UpcasterParser.Parse(method.ContainingType, found.SemanticModel.Compilation, problems: null, cancellation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

    // Both parts of a partial method may have it, which is an error of its own.
    private static bool IsWrittenHere(GeneratorAttributeSyntaxContext found, IMethodSymbol method) =>
        method.GetAttributes().First(static data => EdictTypes.IsEdict(data.AttributeClass, "UpcastsAttribute")).ApplicationSyntaxReference is { } written
        && written.SyntaxTree == found.TargetNode.SyntaxTree
        && found.TargetNode.Span.Contains(written.Span);

    private static bool IsFirst(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(UpcasterParser.MethodsOf(method.ContainingType).FirstOrDefault(), method.PartialDefinitionPart ?? method);
}
