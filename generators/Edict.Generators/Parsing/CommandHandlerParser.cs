using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads a [CommandHandler] class.</summary>
internal static class CommandHandlerParser
{
    public static CommandHandlerModel Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        string? fault = AnnotatedType.FindFault(type, "CommandHandler", problems, cancellation);
        return new CommandHandlerModel(
            TypeReader.Read(type),
            TypeReader.Declaration(type),
            fault,
            ParseHandlers(type, attribute, compilation, problems, cancellation));
    }

    private static EquatableArray<HandlerModel> ParseHandlers(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        if (attribute.AttributeClass?.TypeArguments.FirstOrDefault() is not INamedTypeSymbol aggregate
            || EdictTypes.FindAggregate(aggregate) is not { } annotation)
        {
            if (attribute.AttributeClass?.TypeArguments.FirstOrDefault() is { IsValueType: false } named && !TypeReader.IsUnknown(named))
            {
                problems?.Report(
                    ProblemKind.NotAnAggregate, SourceLocations.Of(attribute, type), AnnotatedType.Display(type), AnnotatedType.Display(named));
            }

            return [];
        }

        if (problems is not null && ForeignTypes.IsWithoutModule(aggregate, compilation))
        {
            ForeignTypes.Report(aggregate, SourceLocations.Of(attribute, type), problems);
        }

        List<AppliedEvent> applied = ApplyParser.Parse(
            aggregate, AnnotatedMethods.Of(aggregate, EdictTypes.Applies, compilation, problems: null), compilation, problems: null);
        HandlingClass handling = new(
            type,
            aggregate,
            AttributeReader.Argument<string>(annotation, 0) ?? "",
            AttributeReader.Text(annotation, "Identity"),
            attribute,
            applied,
            GeneratedNames.Of(type));
        EquatableArray<HandlerModel> handlers = HandlerParser.Parse(handling, compilation, problems, cancellation);
        return Construction.NeedsNothing(type) || handlers.All(static handler => handler.Call?.Target != CallTarget.HandlerInstance)
            ? handlers
            : WithoutInstance(type, handlers, problems);
    }

    private static EquatableArray<HandlerModel> WithoutInstance(
        INamedTypeSymbol type, EquatableArray<HandlerModel> handlers, IProblemSink? problems)
    {
        if (type.IsAbstract)
        {
            problems?.Report(ProblemKind.TypeNotSupported, SourceLocations.NameOf(type), AnnotatedType.Display(type), "is abstract but has instance handlers");
        }
        else
        {
            problems?.Report(ProblemKind.HandlerNotConstructible, SourceLocations.NameOf(type), AnnotatedType.Display(type));
        }

        string fault = $"{AnnotatedType.Display(type)} has no parameterless constructor.";
        return handlers
            .Select(handler => handler.Call?.Target == CallTarget.HandlerInstance
                ? new HandlerModel(handler.Route with { Fault = fault }, null, null)
                : handler)
            .ToEquatableArray();
    }
}
