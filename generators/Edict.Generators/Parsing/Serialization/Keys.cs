using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says which types can be the keys of a stored dictionary: those whose values are written as a text, a number or a truth value.</summary>
internal static class Keys
{
    public const string Reason = "its keys have no form as a text; use a text, a number, a Guid, a time, an enum or a type that holds one of these";

    public static bool CanBe(ITypeSymbol type, IAssemblySymbol assembly, CancellationToken cancellation)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Error)
        {
            return JsonAttributes.ConverterOf(type) is null;
        }

        if (Scalars.Find(type) is { } scalar)
        {
            return scalar is not ("Bytes" or "Memory") && !scalar.StartsWith("Json", StringComparison.Ordinal);
        }

        return type is INamedTypeSymbol named
            && JsonAttributes.ConverterOf(type) is null
            && (StoredWrappers.Find(type) is { } wrapper
                ? CanBe(wrapper.Property.Type, assembly, cancellation)
                : StoredTexts.AreOf(named, assembly, cancellation));
    }
}
