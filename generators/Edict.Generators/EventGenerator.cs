using Edict.Generators.Emission.Serialization;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators;

/// <summary>Writes the serializers of [Event] types.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EventModel> events = context.SyntaxProvider
            .ForAttributeWithMetadataName(EventParser.Attribute, static (_, _) => true, Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(StepNames.EventSerializers);

        IncrementalValueProvider<ShapeOwnersModel> owners = events
            .Collect()
            .Select(static (all, _) => ShapeOwnersModel.Of(all))
            .WithTrackingName(StepNames.ConverterOwners);

        IncrementalValuesProvider<EventModel> outputs = events
            .Combine(owners)
            .Select(static (pair, _) => pair.Right.Share(pair.Left))
            .WithTrackingName(StepNames.EventSources);

        context.RegisterSourceOutput(outputs, EventEmitter.AddSources);
    }

    // A mistaken second annotation on another part of the type is the compiler's to report; the first one counts.
    private static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type
        && EventParser.FindAttribute(type) is { } attribute
        && attribute.ApplicationSyntaxReference is { } written
        && written.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.Span.Contains(written.Span)
            ? EventParser.Parse(type, attribute, context.SemanticModel.Compilation.Assembly, problems: null, cancellation)
            : null;
}
