using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>A tuple of events, each of which may be null; the tuple itself too.</summary>
internal static class TupleShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type)
    {
        ITypeSymbol tuple = NullableValue.Unwrap(type);
        if (tuple is not INamedTypeSymbol { IsTupleType: true } named)
        {
            return null;
        }

        List<ITypeSymbol> events = [];
        foreach (IFieldSymbol element in named.TupleElements)
        {
            ITypeSymbol @event = NullableValue.Unwrap(element.Type);
            if (!OneEventShape.IsEvent(@event))
            {
                return null;
            }

            events.Add(@event);
        }

        ReturnModel model = new(
            ReturnShape.Tuple,
            events.Select(TypeReader.FullName).ToEquatableArray(),
            IsNullableValue: NullableValue.Is(type),
            AreValueTypes: events.All(static @event => @event.IsValueType));
        return new RecognisedReturn(model, events);
    }
}
