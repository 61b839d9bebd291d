using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>The default values of constructor parameters as code writes them.</summary>
internal static class DefaultValues
{
    /// <summary>The default; empty when that of the type serves.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
        {
            return "";
        }

        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        string literal = Literal(value);
        return type.TypeKind == TypeKind.Enum ? $"({TypeReader.FullName(type)})({literal})" : literal;
    }

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool boolean => boolean ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        double number => NotFinite(number, "double") ?? number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float number => NotFinite(number, "float") ?? number.ToString("R", CultureInfo.InvariantCulture) + "f",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    private static string? NotFinite(double number, string type) => number switch
    {
        double.NaN => $"{type}.NaN",
        double.PositiveInfinity => $"{type}.PositiveInfinity",
        double.NegativeInfinity => $"{type}.NegativeInfinity",
        _ => null,
    };
}
