using Edict.Generators.Emission.Naming;
using Edict.Generators.Emission.Serialization;
using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators;

/// <summary>
/// Writes serializers. A converter that several types need lies with one of them, and is made again only when its own type changes.
/// </summary>
internal static class SerializerStages
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<StoredTypeModel> events,
        IncrementalValuesProvider<StoredTypeModel> commands,
        IncrementalValuesProvider<StateModel> states,
        IncrementalValueProvider<ModuleParts> parts)
    {
        IncrementalValuesProvider<ShapeHolderModel> eventHolders = events.Select(static (@event, _) => @event.Holder);
        IncrementalValuesProvider<ShapeHolderModel> commandHolders = commands.Select(static (command, _) => command.Holder);
        IncrementalValuesProvider<ShapeHolderModel> stateHolders = states.Select(static (state, _) => state.Holder);
        IncrementalValueProvider<ShapeOwnersModel> owners = eventHolders.Collect().Combine(commandHolders.Collect()).Combine(stateHolders.Collect())
            .Select(static (all, _) => ShapeOwnersModel.Of([.. all.Left.Left, .. all.Left.Right, .. all.Right]))
            .WithTrackingName(StepNames.ConverterOwners);

        RegisterTypes(context, events, parts, "EventType", StepNames.EventSources);
        RegisterTypes(context, commands, parts, "CommandType", StepNames.CommandSources);
        context.RegisterSourceOutput(
            states.Select(static (state, _) => state with { Held = [] }).WithTrackingName(StepNames.StateSources),
            static (output, state) => output.AddSource(HintNames.Of(state.Type, "State"), StateEmitter.Emit(state)));
        RegisterConverters(context, eventHolders, owners);
        RegisterConverters(context, commandHolders, owners);
        RegisterConverters(context, stateHolders, owners);
    }

    private static void RegisterTypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<StoredTypeModel> types,
        IncrementalValueProvider<ModuleParts> parts,
        string duty,
        string step) =>
        context.RegisterSourceOutput(
            types.Select(static (type, _) => type with { Held = [] }).Offering(parts, static type => type.Type).WithTrackingName(step),
            (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type, duty), StoredTypeEmitter.Emit(pair.Type, pair.Offered)));

    private static void RegisterConverters(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ShapeHolderModel> holders,
        IncrementalValueProvider<ShapeOwnersModel> owners) =>
        context.RegisterSourceOutput(
            holders.Combine(owners).SelectMany(static (pair, _) => pair.Right.ConvertersOf(pair.Left)).WithTrackingName(StepNames.Converters),
            static (output, converter) => output.AddSource(converter.Shape.Converter + ".g.cs", ConverterEmitter.Emit(converter)));
}
