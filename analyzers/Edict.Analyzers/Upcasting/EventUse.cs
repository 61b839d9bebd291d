using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Returns;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Upcasting;

/// <summary>A method that takes or returns a type of events.</summary>
/// <param name="Event">The type.</param>
/// <param name="User">The class whose method it is.</param>
/// <param name="Location">Where the method names the type.</param>
/// <param name="Consequence">What is wrong with it where such events are upcast.</param>
internal sealed record EventUse(ITypeSymbol Event, TypeModel User, Location Location, string Consequence)
{
    /// <summary>What the methods of an aggregate, command handler or event handler take and return.</summary>
    public static IEnumerable<EventUse> Of(INamedTypeSymbol type, Compilation compilation)
    {
        if (EdictTypes.FindEventHandler(type) is not null)
        {
            return EventMethodParser.Parse(type, compilation, problems: null).Select(method => Taken(method.Event, method.Symbol, type));
        }

        return EdictTypes.DecidesOnCommands(type)
            ? AppliedBy(type, compilation).Concat(ReturnedBy(type, compilation))
            : [];
    }

    private static IEnumerable<EventUse> AppliedBy(INamedTypeSymbol type, Compilation compilation) =>
        AnnotatedMethods.Of(type, EdictTypes.Applies, compilation, problems: null)
            .Where(static method => method.Parameters.Length == 1)
            .Select(method => Taken(method.Parameters[0].Type, method, type));

    private static IEnumerable<EventUse> ReturnedBy(INamedTypeSymbol type, Compilation compilation) =>
        from method in AnnotatedMethods.Of(type, EdictTypes.Handles, compilation, problems: null)
        from @event in ReturnShapes.Recognise(method)?.Events ?? []
        select new EventUse(
            @event,
            TypeReader.Read(type),
            SourceLocations.ReturnTypeOf(method, type),
            $"what '{method.Name}' of '{AnnotatedType.Display(type)}' returns is never read as that. Return what it is upcast to.");

    private static EventUse Taken(ITypeSymbol @event, IMethodSymbol method, INamedTypeSymbol type) => new(
        @event,
        TypeReader.Read(type),
        SourceLocations.TypeOf(method.Parameters[0], type),
        $"'{method.Name}' of '{AnnotatedType.Display(type)}' is never given one. Take what it is upcast to.");
}
