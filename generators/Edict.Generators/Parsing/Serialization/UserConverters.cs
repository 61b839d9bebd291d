using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says whether generated code can use a converter that the user wrote for System.Text.Json.</summary>
internal static class UserConverters
{
    /// <summary>Why it cannot be used: the end of a sentence about the converter; <see langword="null"/> when it can.</summary>
    public static string? FindFlaw(INamedTypeSymbol converter, ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (FindConverted(converter) is not { } converted)
        {
            return "is a factory, which makes converters at run time; name a class that derives from JsonConverter<T>";
        }

        if (!SymbolEqualityComparer.Default.Equals(converted, type))
        {
            return $"converts '{ShapeContext.Display(converted)}', not '{ShapeContext.Display(type)}'";
        }

        if (converter.IsAbstract || converter.IsUnboundGenericType || TypeReader.EffectiveAccessibility(converter) == Accessibility.Private)
        {
            return "cannot be made by generated code; let it be a class that is neither abstract nor private";
        }

        return converter.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && Constructors.IsCallable(constructor, assembly))
            ? null
            : "has no constructor without parameters; add one";
    }

    private static ITypeSymbol? FindConverted(INamedTypeSymbol converter)
    {
        for (INamedTypeSymbol? part = converter; part is not null; part = part.BaseType)
        {
            if (part is { Name: "JsonConverter", Arity: 1 } && EdictTypes.IsJson(part))
            {
                return part.TypeArguments[0];
            }
        }

        return null;
    }
}
