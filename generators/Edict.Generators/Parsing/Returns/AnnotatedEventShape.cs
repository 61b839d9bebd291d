using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>One [Event] type, also when it happens to be enumerable.</summary>
internal static class AnnotatedEventShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type) =>
        EdictTypes.FindEvent(NullableValue.Unwrap(type)) is null ? null : OneEventShape.Recognise(type);
}
