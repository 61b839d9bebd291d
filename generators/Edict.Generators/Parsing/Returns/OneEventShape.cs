using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>One event, by its own type or by a base type or interface; null means that nothing happened.</summary>
internal static class OneEventShape
{
    public static RecognisedReturn? Recognise(ITypeSymbol type)
    {
        ITypeSymbol @event = NullableValue.Unwrap(type);
        return IsEvent(@event) ? new RecognisedReturn(new ReturnModel(ReturnShape.OneEvent, [TypeReader.FullName(@event)]), [@event]) : null;
    }

    /// <summary>Whether an event may have the static type: a type of the user's own, or <c>object</c>.</summary>
    public static bool IsEvent(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || IsOwnType(type);

    private static bool IsOwnType(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsTupleType: false, IsRefLikeType: false }
        && type.SpecialType == SpecialType.None
        && !EdictTypes.IsFramework(type) // No event lives there: not a task, not a Guid, not a DateTime.
        && !EdictTypes.IsNamespace(type.ContainingNamespace, "Edict");
}
