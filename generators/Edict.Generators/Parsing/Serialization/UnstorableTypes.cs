using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says why a type has no stored form.</summary>
internal static class UnstorableTypes
{
    public const string Unknown = "its type has no stored form; use a type whose values are known, such as a record, a number or a text";

    /// <summary>The reason; <see langword="null"/> for a class or struct of properties.</summary>
    public static string? Reason(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "its type can be anything; name the type",
        { TypeKind: TypeKind.Interface } => "its type is an interface, which does not say what to make; name the class, or use IReadOnlyList<T>",
        { TypeKind: TypeKind.Array } => "arrays of several dimensions have no stored form; use an array of arrays or records",
        { TypeKind: TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer } => "code and addresses have no stored form",
        { TypeKind: TypeKind.TypeParameter } => "its type is a type parameter; name the type",
        { IsTupleType: true } => "the elements of tuples have no names at run time; use a record",
        INamedTypeSymbol { IsAbstract: true } => "its type is abstract, which does not say what to make; name the class",
        INamedTypeSymbol { IsRefLikeType: true } => "its type lives on the stack only",
        INamedTypeSymbol { Name: "KeyValuePair", Arity: 2 } pair when TypeReader.Namespace(pair) == "System.Collections.Generic" => null,
        INamedTypeSymbol named when EdictTypes.IsFramework(named) => Unknown,
        INamedTypeSymbol named when named.AllInterfaces.Any(static kind => kind.SpecialType == SpecialType.System_Collections_IEnumerable) =>
            "it is a collection of its own, whose properties are not its elements; use one of the framework's, such as List<T> or ImmutableArray<T>",
        _ => null,
    };
}
