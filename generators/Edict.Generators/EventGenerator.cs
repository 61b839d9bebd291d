using Edict.Generators.Emission.Serialization;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing;
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
        IncrementalValuesProvider<EventModel> events = context.Annotated(EdictTypes.Event, EventParser.Parse)
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
}
