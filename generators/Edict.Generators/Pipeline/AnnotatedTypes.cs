using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Pipeline;

/// <summary>Finds annotated types and turns each into a model within the transform, so that no symbol leaves it.</summary>
internal static class AnnotatedTypes
{
    /// <summary>Reads a type; what parsers have in common.</summary>
    public delegate TModel? Parser<TModel>(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation);

    public static IncrementalValuesProvider<TModel> Annotated<TModel>(
        this IncrementalGeneratorInitializationContext context, string attribute, Parser<TModel> parse)
        where TModel : class =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true,
                (found, cancellation) => found.TargetSymbol is INamedTypeSymbol type && IsFirst(found) && EdictTypes.Serves(found.Attributes[0], type)
                    ? parse(type, found.Attributes[0], Prepared(found.SemanticModel.Compilation), problems: null, cancellation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

    public static IncrementalValueProvider<EquatableArray<T>> CollectEquatable<T>(this IncrementalValuesProvider<T> values)
        where T : IEquatable<T> =>
        values.Collect().Select(static (all, _) => all.ToEquatableArray());

    public static IncrementalValuesProvider<T> Where<T>(this IncrementalValueProvider<T> value, Func<T, bool> condition) =>
        value.SelectMany((one, _) => condition(one) ? new[] { one } : []);

    // Until these are known the compiler goes through all files whenever it asks whether a type is obsolete.
    private static Compilation Prepared(Compilation compilation)
    {
        compilation.Assembly.GetAttributes();
        compilation.SourceModule.GetAttributes();
        return compilation;
    }

    // A second annotation on another part of the type is the compiler's to report; the first one counts.
    private static bool IsFirst(GeneratorAttributeSyntaxContext found) =>
        found.TargetSymbol.DeclaringSyntaxReferences.Length == 1
        || (found.TargetSymbol.GetAttributes().First(data => SameClass(data, found.Attributes[0])).ApplicationSyntaxReference is { } written
        && written.SyntaxTree == found.TargetNode.SyntaxTree
        && found.TargetNode.Span.Contains(written.Span));

    private static bool SameClass(AttributeData left, AttributeData right) =>
        SymbolEqualityComparer.Default.Equals(left.AttributeClass?.OriginalDefinition, right.AttributeClass?.OriginalDefinition);
}
