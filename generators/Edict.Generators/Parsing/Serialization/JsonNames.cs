using System.Text;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Names in JSON and names of converters.</summary>
internal static class JsonNames
{
    /// <summary>
    /// The name of a property in JSON: leading capitals become small, except one that begins the next word, as
    /// System.Text.Json's camel case has it (<c>IPAddress</c> is <c>ipAddress</c>, <c>ID</c> is <c>id</c>).
    /// </summary>
    public static string OfProperty(string name)
    {
        StringBuilder json = new(name);
        for (int index = 0; index < name.Length; index++)
        {
            bool beginsWord = index > 0 && index + 1 < name.Length && !char.IsUpper(name[index + 1]);
            if (!char.IsUpper(name[index]) || (index == 1 && !char.IsUpper(name[1])) || (beginsWord && name[index + 1] != ' '))
            {
                break;
            }

            json[index] = char.ToLowerInvariant(name[index]);
        }

        return json.ToString();
    }

    /// <summary>The name of the converter of a type, without its suffix: readable, and its own for each type.</summary>
    public static string OfType(ITypeSymbol type)
    {
        string name = type switch
        {
            IArrayTypeSymbol array => $"ArrayOf_{OfType(array.ElementType)}",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                $"{OfType(nullable.TypeArguments[0])}_OrNull",
            INamedTypeSymbol named => OfNamed(named),
            _ => Identifier(type.Name),
        };
        return StoredTypeNames.AllowsNull(type) ? $"{name}_OrNull" : name;
    }

    private static string OfNamed(INamedTypeSymbol type)
    {
        string declaring = TypeReader.Namespace(type);
        bool isFramework = declaring is "System" or "System.Collections.Generic" or "System.Collections.Immutable"
            or "System.Collections.Frozen" or "System.Collections.ObjectModel";
        string space = isFramework || declaring.Length == 0 ? "" : declaring + ".";
        if (type is { Arity: 0, ContainingType: null })
        {
            return Identifier(space + type.Name);
        }

        StringBuilder name = new(Identifier(space + string.Join(".", TypeReader.ContainingChain(type).Select(static part => part.Name))));
        ITypeSymbol[] arguments = [.. TypeReader.ContainingChain(type).SelectMany(static part => part.TypeArguments)];
        for (int index = 0; index < arguments.Length; index++)
        {
            name.Append(index == 0 ? "Of_" : "_And_").Append(OfType(arguments[index]));
        }

        return name.ToString();
    }

    private static string Identifier(string dotted) => dotted.Replace("_", "__").Replace('.', '_');
}
