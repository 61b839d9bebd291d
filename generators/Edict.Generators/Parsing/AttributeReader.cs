using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads attribute arguments; half-typed ones read as absent.</summary>
internal static class AttributeReader
{
    /// <summary>A constructor argument.</summary>
    public static T? Argument<T>(AttributeData attribute, int index)
        where T : class =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array } constant
            ? constant.Value as T
            : null;

    /// <summary>Whether a constructor argument is there and has a value; where not, the compiler says why.</summary>
    public static bool IsBound(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error;

    public static int Number(AttributeData attribute, int index, int otherwise) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Value is int number ? number : otherwise;

    public static string? Text(AttributeData attribute, string name) => Named(attribute, name)?.Value as string;

    public static ITypeSymbol? Type(AttributeData attribute, string name) => Named(attribute, name)?.Value as ITypeSymbol;

    public static int Number(AttributeData attribute, string name, int otherwise) =>
        Named(attribute, name)?.Value is int number ? number : otherwise;

    public static int? Number(AttributeData attribute, string name) => Named(attribute, name)?.Value as int?;

    /// <summary>How code refers to the member of an enum that is given; <see langword="null"/> when none is.</summary>
    public static string? EnumMember(AttributeData attribute, string name) => Named(attribute, name) is { } argument ? EnumMember(argument) : null;

    /// <summary>How code refers to the member of an enum that an argument is; <see langword="null"/> when it is none.</summary>
    public static string? EnumMember(TypedConstant argument)
    {
        if (argument is not { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value })
        {
            return null;
        }

        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
        return member is null ? $"({TypeReader.FullName(type)}){value}" : $"{TypeReader.FullName(type)}.{member.Name}";
    }

    /// <summary>The elements of an array; null ones are left out.</summary>
    public static IEnumerable<T> Array<T>(AttributeData attribute, string name)
        where T : class =>
        Named(attribute, name) is { Kind: TypedConstantKind.Array, IsNull: false } constant
            ? constant.Values.Select(static value => value.Value).OfType<T>()
            : [];

    private static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
