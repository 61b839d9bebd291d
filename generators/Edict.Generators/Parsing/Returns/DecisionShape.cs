using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary><c>Decision</c>: any events, or a rejection.</summary>
internal static class DecisionShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type) =>
        EdictTypes.IsEdict(type, "Decision") ? new RecognisedReturn(new ReturnModel(ReturnShape.Decision, []), []) : null;
}
