using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>Reads an [EventHandler] or a [Projection] class.</summary>
internal static class EventHandlerParser
{
    public static EventHandlerModel Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        bool isProjection = EdictTypes.IsEdict(attribute.AttributeClass, "ProjectionAttribute");
        string name = StableNames.Read(attribute, type, problems, isProjection ? StableNames.LongestOfProjection : StableNames.LongestOfEventHandler);
        string? fault = AnnotatedType.FindFaultOfObjects(type, isProjection ? "Projection" : "EventHandler", problems, cancellation);
        List<EventMethod> methods = EventMethodParser.Parse(type, compilation, problems);
        methods = isProjection ? ProjectionParser.Agreeing(type, methods, problems) : methods;
        IMethodSymbol? constructor = ServiceConstructor.Find(type, compilation.Assembly, compilation);
        ConventionParser conventions = new(type, methods, compilation, problems);
        ConventionsModel called = conventions.Parse(cancellation);
        return new EventHandlerModel(
            TypeReader.Read(type),
            TypeReader.Declaration(type),
            name,
            GeneratedNames.Of(type).Take("EdictBinding"),
            methods.Select(static method => method.Symbol).Concat(conventions.Called).Append(constructor).Any(IsObsolete),
            fault ?? FindFault(type, constructor, problems) ?? FindEmptiness(type, methods, compilation, problems),
            DeclaredOptionsParser.Parse(type, attribute, methods, problems),
            constructor is null ? [] : ServiceConstructor.Services(constructor),
            methods.Select(static method => method.Model).ToEquatableArray(),
            called,
            isProjection ? ProjectionParser.Parse(attribute, methods) : null);
    }

    private static bool IsObsolete(IMethodSymbol? method) => method is not null && ObsoleteReader.Is(method);

    // Of a type that it does not know the compiler speaks itself.
    private static string? FindFault(INamedTypeSymbol type, IMethodSymbol? constructor, IProblemSink? problems)
    {
        if (constructor is null)
        {
            problems?.Report(ProblemKind.EventHandlerNotConstructible, SourceLocations.NameOf(type), AnnotatedType.Display(type));
        }

        return constructor is not null && !constructor.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type))
            ? null
            : $"{AnnotatedType.Display(type)} has no constructor that can be called.";
    }

    // A method that is not understood is reported itself.
    private static string? FindEmptiness(INamedTypeSymbol type, List<EventMethod> methods, Compilation compilation, IProblemSink? problems)
    {
        if (methods.Count > 0)
        {
            return null;
        }

        if (problems is not null && !AnnotatedMethods.Of(type, EdictTypes.Handles, compilation, problems: null).Any())
        {
            problems.Report(ProblemKind.NoEventHandled, SourceLocations.NameOf(type), AnnotatedType.Display(type));
        }

        return $"{AnnotatedType.Display(type)} has no [Handles] method.";
    }
}
