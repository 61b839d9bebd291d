using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary><c>Decision&lt;T&gt;</c>: an event, a tuple or a sequence, or a rejection.</summary>
internal static class DecisionOfShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type)
    {
        if (!EdictTypes.IsEdict(type, "Decision", arity: 1)
            || ReturnShapes.RecogniseDecided(((INamedTypeSymbol)type).TypeArguments[0]) is not { } decided)
        {
            return null;
        }

        ReturnModel model = new(ReturnShape.DecisionOf, decided.Model.Events, Inner: decided.Model);
        return new RecognisedReturn(model, decided.Events);
    }
}
