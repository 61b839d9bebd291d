using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>Any sequence of events: an array, a list, an iterator.</summary>
internal static class SequenceShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type)
    {
        ITypeSymbol sequence = NullableValue.Unwrap(type);
        bool isOther = sequence.SpecialType == SpecialType.System_String || EdictTypes.IsNamespace(sequence.ContainingNamespace, "Edict");
        if (isOther || FindElement(sequence) is not { } element)
        {
            return null;
        }

        ITypeSymbol @event = NullableValue.Unwrap(element);
        if (!OneEventShape.IsEvent(@event))
        {
            return null;
        }

        ReturnShape shape = IsImmutableArray(sequence) && !NullableValue.Is(type) ? ReturnShape.ImmutableArray : ReturnShape.Sequence;
        string name = TypeReader.FullName(element);
        ReturnModel model = new(shape, [NullableValue.Is(element) || element.IsValueType ? name : name + "?"]);
        return new RecognisedReturn(model, [@event]);
    }

    private static ITypeSymbol? FindElement(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol named when IsEnumerable(named) => named.TypeArguments[0],
        _ => type.AllInterfaces.FirstOrDefault(IsEnumerable)?.TypeArguments[0],
    };

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsImmutableArray(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ImmutableArray", Arity: 1, ContainingNamespace.Name: "Immutable" };
}
