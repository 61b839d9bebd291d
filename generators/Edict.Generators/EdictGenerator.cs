using Edict.Generators.Emission;
using Edict.Generators.Emission.EventHandlers;
using Edict.Generators.Emission.Naming;
using Edict.Generators.Emission.Upcasting;
using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators;

/// <summary>
/// Writes the generated halves of aggregates, command handlers, event handlers, projections, types with upcasters and applications, the serializers of events, commands and states, and the module of the
/// assembly. One generator, so that each annotated type is found and read once.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EdictGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AggregateModel> writtenAggregates = context.Annotated(EdictTypes.Aggregate, AggregateParser.Parse)
            .WithTrackingName(StepNames.Aggregates);
        IncrementalValuesProvider<CommandHandlerModel> writtenHandlers = context.Annotated(EdictTypes.CommandHandler, CommandHandlerParser.Parse)
            .WithTrackingName(StepNames.CommandHandlers);
        IncrementalValueProvider<EquatableArray<SubtypeModel>> subtypes = Subtypes(context, writtenAggregates, writtenHandlers)
            .WithTrackingName(StepNames.CommandSubtypes);
        IncrementalValuesProvider<AggregateModel> aggregates = writtenAggregates.Combine(subtypes)
            .Select(static (pair, _) => pair.Left with { Handlers = RoutePrecedence.Serve(pair.Left.Handlers, pair.Right) });
        IncrementalValuesProvider<CommandHandlerModel> handlers = writtenHandlers.Combine(subtypes)
            .Select(static (pair, _) => pair.Left with { Handlers = RoutePrecedence.Serve(pair.Left.Handlers, pair.Right) });
        IncrementalValuesProvider<EventHandlerModel> eventHandlers = context.Annotated(EdictTypes.EventHandler, EventHandlerParser.Parse)
            .WithTrackingName(StepNames.EventHandlers);
        IncrementalValuesProvider<EventHandlerModel> projections = context.Annotated(EdictTypes.Projection, EventHandlerParser.Parse)
            .WithTrackingName(StepNames.Projections);
        IncrementalValuesProvider<StoredTypeModel> events = context.Annotated(EdictTypes.Event, StoredTypeParser.ParseEvent)
            .WithTrackingName(StepNames.EventSerializers);
        IncrementalValuesProvider<StoredTypeModel> commands = context.Annotated(EdictTypes.Command, StoredTypeParser.ParseCommand)
            .WithTrackingName(StepNames.CommandSerializers);
        IncrementalValuesProvider<StateModel> states = context.Annotated(EdictTypes.StoredState, StateParser.Parse)
            .WithTrackingName(StepNames.StateSerializers);
        IncrementalValuesProvider<UpcastingTypeModel> upcasting = context.UpcastingTypesOf().WithTrackingName(StepNames.Upcasters);
        IncrementalValuesProvider<ApplicationModel> applications = context.Annotated(EdictTypes.Application, ApplicationParser.Parse)
            .WithTrackingName(StepNames.Applications);

        IncrementalValueProvider<LocalModuleModel> module = Module(
                context,
                BoundEntries(aggregates, eventHandlers, projections),
                aggregates,
                handlers,
                Entries(events, StepNames.Events),
                Entries(commands, StepNames.Commands),
                UpcasterEntries(upcasting))
            .WithTrackingName(StepNames.Module);
        IncrementalValueProvider<EquatableArray<ModuleModel>> referenced = context.CompilationProvider
            .Select(static (compilation, cancellation) => ManifestReader.Read(compilation, problems: null, cancellation))
            .WithTrackingName(StepNames.ReferencedModules);
        IncrementalValuesProvider<JoinedApplicationModel> joined = applications.Combine(module.Combine(referenced))
            .Select(static (pair, _) => ApplicationJoin.Of(pair.Left, [pair.Right.Left.Manifest, .. pair.Right.Right]))
            .WithTrackingName(StepNames.JoinedApplications);

        IncrementalValueProvider<ModuleParts> parts = module.Select(static (module, _) => new ModuleParts(module));
        IncrementalValueProvider<ModuleHeadModel> head = parts.Select(static (parts, _) => parts.Head).WithTrackingName(StepNames.ModuleHead);
        context.RegisterSourceOutput(
            aggregates.Where(static aggregate => aggregate.Fault is null).Offering(parts, static aggregate => aggregate.Type)
                .WithTrackingName(StepNames.AggregateSources),
            static (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type), AggregateEmitter.Emit(pair.Type, pair.Offered)));
        context.RegisterSourceOutput(
            handlers.Where(static handler => handler.Fault is null && !handler.Handlers.IsEmpty).Offering(parts, static handler => handler.Type)
                .WithTrackingName(StepNames.CommandHandlerSources),
            static (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type, "CommandHandler"), CommandHandlerEmitter.Emit(pair.Type, pair.Offered)));
        context.RegisterSourceOutput(
            eventHandlers.Where(static handler => handler.Fault is null).Offering(parts, static handler => handler.Type)
                .WithTrackingName(StepNames.EventHandlerSources),
            static (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type, "EventHandler"), EventHandlerEmitter.Emit(pair.Type, pair.Offered)));
        context.RegisterSourceOutput(
            projections.Where(static projection => projection.Fault is null).Offering(parts, static projection => projection.Type)
                .WithTrackingName(StepNames.ProjectionSources),
            static (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type, "Projection"), EventHandlerEmitter.Emit(pair.Type, pair.Offered)));
        context.RegisterSourceOutput(
            upcasting.Offering(parts).WithTrackingName(StepNames.UpcasterSources),
            static (output, pair) => output.AddSource(HintNames.Of(pair.Type.Type, "Upcasters"), UpcasterEmitter.Emit(pair.Type, pair.Offered)));
        context.RegisterSourceOutput(
            module.Select(static (module, _) => module.IsEmpty).Combine(head).Where(static pair => !pair.Left),
            static (output, pair) => output.AddSource(ModuleNames.ModuleClass + ".g.cs", ModuleEmitter.Emit(pair.Right)));
        RegisterApplications(context, joined);
        SerializerStages.Register(context, events, commands, states, parts);
    }

    private static void RegisterApplications(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JoinedApplicationModel> joined)
    {
        IncrementalValuesProvider<JoinedApplicationModel> sound = joined.Where(static application => application.Application.Fault is null);
        context.RegisterSourceOutput(
            sound.Select(static (application, _) => ApplicationAssembler.Head(application)).WithTrackingName(StepNames.ApplicationHeads),
            static (output, head) => output.AddSource(HintNames.Of(head.Application.Type, "Application"), ApplicationEmitter.Emit(head)));
        context.RegisterSourceOutput(
            sound.SelectMany(static (application, _) => ApplicationAssembler.Parts(application)).WithTrackingName(StepNames.ApplicationParts),
            static (output, part) => output.AddSource(HintNames.Of(part.Type, $"Application.{part.Endpoint.Name}"), ApplicationEmitter.Emit(part)));
        context.RegisterSourceOutput(
            joined.Where(static application => application.Application.Fault is not null),
            static (output, application) =>
                output.AddSource(HintNames.Of(application.Application.Type, "Application"), FaultyApplicationEmitter.Emit(application)));
    }

    // Where every handled command is sealed nothing is looked for.
    private static IncrementalValueProvider<EquatableArray<SubtypeModel>> Subtypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<AggregateModel> aggregates,
        IncrementalValuesProvider<CommandHandlerModel> handlers)
    {
        IncrementalValueProvider<EquatableArray<BaseNameModel>> ofAggregates = aggregates
            .SelectMany(static (aggregate, _) => CommandSubtypes.NamesOf(aggregate.Handlers))
            .CollectEquatable();
        IncrementalValueProvider<EquatableArray<BaseNameModel>> ofHandlers = handlers
            .SelectMany(static (handler, _) => CommandSubtypes.NamesOf(handler.Handlers))
            .CollectEquatable();
        return context.CompilationProvider.Combine(ofAggregates.Combine(ofHandlers))
            .Select(static (all, cancellation) => CommandSubtypes.Read(all.Left, [.. all.Right.Left, .. all.Right.Right], cancellation));
    }

    private static IncrementalValueProvider<LocalModuleModel> Module(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<BindingEntryModel>> bound,
        IncrementalValuesProvider<AggregateModel> aggregates,
        IncrementalValuesProvider<CommandHandlerModel> handlers,
        IncrementalValueProvider<EquatableArray<StoredEntryModel>> events,
        IncrementalValueProvider<EquatableArray<StoredEntryModel>> commands,
        IncrementalValueProvider<EquatableArray<UpcasterEntryModel>> upcasters)
    {
        IncrementalValueProvider<EquatableArray<RouteModel>> routes = aggregates
            .SelectMany(static (aggregate, _) => Routes(aggregate.Handlers, aggregate.Fault))
            .CollectEquatable();
        IncrementalValueProvider<EquatableArray<RouteModel>> separateRoutes = handlers
            .SelectMany(static (handler, _) => Routes(handler.Handlers, handler.Fault))
            .CollectEquatable();
        IncrementalValueProvider<string> assembly = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName ?? "");
        return assembly.Combine(bound).Combine(routes.Combine(separateRoutes)).Combine(events.Combine(commands)).Combine(upcasters)
            .Select(static (module, _) => ModuleAssembler.Assemble(
                module.Left.Left.Left.Left,
                module.Left.Left.Left.Right,
                [.. module.Left.Left.Right.Left, .. module.Left.Left.Right.Right],
                [.. module.Left.Right.Left, .. module.Left.Right.Right],
                module.Right));
    }

    private static IncrementalValueProvider<EquatableArray<BindingEntryModel>> BoundEntries(
        IncrementalValuesProvider<AggregateModel> aggregates,
        IncrementalValuesProvider<EventHandlerModel> eventHandlers,
        IncrementalValuesProvider<EventHandlerModel> projections)
    {
        IncrementalValueProvider<EquatableArray<BindingEntryModel>> ofAggregates = aggregates
            .Select(static (aggregate, _) => Entry(
                ModuleMemberKind.Aggregate, aggregate.Type, aggregate.Name, aggregate.BindingClass, aggregate.IsBindingObsolete, aggregate.Fault))
            .CollectEquatable();
        return ofAggregates.Combine(Entries(eventHandlers).Combine(Entries(projections)))
            .Select(static (all, _) => (EquatableArray<BindingEntryModel>)[.. all.Left, .. all.Right.Left, .. all.Right.Right]);
    }

    private static IncrementalValueProvider<EquatableArray<BindingEntryModel>> Entries(IncrementalValuesProvider<EventHandlerModel> handlers) => handlers
        .Select(static (handler, _) => Entry(
            ModuleMemberKind.EventHandler, handler.Type, handler.Name, handler.BindingClass, handler.IsBindingObsolete, handler.Fault))
        .CollectEquatable();

    private static IncrementalValueProvider<EquatableArray<UpcasterEntryModel>> UpcasterEntries(IncrementalValuesProvider<UpcastingTypeModel> types) => types
        .SelectMany(static (type, _) => type.Upcasters.Select(upcaster => new UpcasterEntryModel(
            type.Type, upcaster.Class, upcaster.EventName, upcaster.EventVersion, upcaster.Given, upcaster.IsObsolete)))
        .CollectEquatable();

    private static BindingEntryModel Entry(ModuleMemberKind kind, TypeModel type, string name, string bindingClass, bool isObsolete, string? fault) =>
        new(kind, type, name, bindingClass, isObsolete || type.Obsolete is not null, fault);

    private static IncrementalValueProvider<EquatableArray<StoredEntryModel>> Entries(IncrementalValuesProvider<StoredTypeModel> types, string step) => types
        .Select(static (type, _) => new StoredEntryModel(type.Kind, type.Type, type.Name, type.Version, type.IsObsolete))
        .WithTrackingName(step)
        .CollectEquatable();

    private static IEnumerable<RouteModel> Routes(EquatableArray<HandlerModel> handlers, string? fault) =>
        handlers.SelectMany(static handler => handler.Routes).Select(route => fault is null ? route : route with { Fault = fault, IsHandlerFaulty = true });
}
