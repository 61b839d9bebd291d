using Edict.Generators.Models;
using Edict.Generators.Parsing.Wrappers;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Finds out how values of a type become the text of an identity.</summary>
internal static class IdentityTypes
{
    private const int DeepestWrapping = 8;

    /// <summary>The way; <see langword="null"/> when there is none, with the reason.</summary>
    public static IdentityTextModel? Read(ITypeSymbol type, out IdentityFlaw flaw, CancellationToken cancellation) =>
        Read(type, DeepestWrapping, out flaw, cancellation);

    private static IdentityTextModel? Read(ITypeSymbol type, int depth, out IdentityFlaw flaw, CancellationToken cancellation)
    {
        flaw = IdentityFlaw.None;
        if (type.SpecialType == SpecialType.System_String)
        {
            return new IdentityTextModel(IdentityKind.Text, IsReference: true);
        }

        if (IsConvertible(type))
        {
            return new IdentityTextModel(IdentityKind.Convertible);
        }

        if (type.TypeKind == TypeKind.Error)
        {
            return new IdentityTextModel(IdentityKind.Parsable);
        }

        if (!IsUnstable(type) && TextForm.IsParsable(type))
        {
            return ReadParsable(type, ref flaw, cancellation);
        }

        return ReadWrapper(type, depth, ref flaw, cancellation);
    }

    // What is not written by hand, a generator may still write.
    private static IdentityTextModel? ReadParsable(ITypeSymbol type, ref IdentityFlaw flaw, CancellationToken cancellation)
    {
        if (EdictTypes.IsFramework(type) || TextForm.IsWritten(type) || IsPartial(type, cancellation))
        {
            return new IdentityTextModel(IdentityKind.Parsable);
        }

        flaw = IdentityFlaw.NoTextOfItsOwn;
        return null;
    }

    private static IdentityTextModel? ReadWrapper(ITypeSymbol type, int depth, ref IdentityFlaw flaw, CancellationToken cancellation)
    {
        bool isPartial = IsPartial(type, cancellation);
        if (depth > 0
            && SingleValueWrapper.Find(type) is { } wrapper
            && Read(wrapper.Property.Type, depth - 1, out _, cancellation) is { } wrapped)
        {
            return new IdentityTextModel(IdentityKind.Wrapper, type.IsReferenceType, wrapper.Property.Name, wrapped, isPartial);
        }

        if (isPartial && type.TypeKind is TypeKind.Struct or TypeKind.Class)
        {
            return new IdentityTextModel(IdentityKind.Parsable);
        }

        flaw = IdentityFlaw.NotSupported;
        return null;
    }

    private static bool IsPartial(ITypeSymbol type, CancellationToken cancellation) =>
        type is INamedTypeSymbol named && TypeReader.IsPartial(named, cancellation);

    private static bool IsConvertible(ITypeSymbol type) =>
        EdictTypes.IsGuid(type)
        || type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64;

    // Equal values with different texts, texts that lose part of the value, nothing that tells instances apart, or, as a char, what C#
    // takes for a number.
    private static bool IsUnstable(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal
            or SpecialType.System_DateTime
        || (EdictTypes.IsFramework(type) && type.Name is "DateTimeOffset" or "Half" or "Complex" or "NFloat");
}
