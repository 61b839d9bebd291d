using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary><c>void</c>: nothing happens.</summary>
internal static class NothingShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Void ? new RecognisedReturn(new ReturnModel(ReturnShape.Nothing, []), []) : null;
}
