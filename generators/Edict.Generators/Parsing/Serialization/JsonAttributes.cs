using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Reads the attributes of System.Text.Json.</summary>
internal static class JsonAttributes
{
    private const int TextAllowed = 1;
    private const int TextWritten = 2;

    public static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (Is(attribute, name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && EdictTypes.IsJson(type);

    /// <summary>The name that a property is given; <see langword="null"/> without one.</summary>
    public static string? NameOf(ISymbol property) =>
        Find(property, "JsonPropertyNameAttribute") is { } attribute ? AttributeReader.Argument<string>(attribute, 0) : null;

    public static int OrderOf(ISymbol property) =>
        Find(property, "JsonPropertyOrderAttribute") is { } attribute ? AttributeReader.Number(attribute, 0, otherwise: 0) : 0;

    /// <summary>What a property or type says about numbers; <see langword="null"/> when nothing.</summary>
    public static NumberForm? NumbersOf(ISymbol symbol)
    {
        if (Find(symbol, "JsonNumberHandlingAttribute") is not { } attribute)
        {
            return null;
        }

        int handling = AttributeReader.Number(attribute, 0, otherwise: 0);
        return (handling & TextWritten) != 0 ? NumberForm.Text : (handling & TextAllowed) != 0 ? NumberForm.AlsoText : NumberForm.Plain;
    }

    /// <summary>What [JsonIgnore] says about a property.</summary>
    public static (WriteWhen Written, bool IsRead) UseOf(ISymbol property) =>
        Find(property, "JsonIgnoreAttribute") is not { } attribute ? (WriteWhen.Always, true)
            : AttributeReader.Number(attribute, "Condition", otherwise: 1) switch
            {
                1 => (WriteWhen.Never, false),
                2 => (WriteWhen.NotDefault, true),
                3 => (WriteWhen.NotNull, true),
                4 => (WriteWhen.Never, true),
                5 => (WriteWhen.Always, false),
                _ => (WriteWhen.Always, true),
            };

    /// <summary>The converter that a property or type names; <see langword="null"/> without one, or when it only says that enums are texts.</summary>
    public static INamedTypeSymbol? ConverterOf(ISymbol symbol) =>
        Find(symbol, "JsonConverterAttribute") is { } attribute && AttributeReader.Argument<INamedTypeSymbol>(attribute, 0) is { } converter
        && !(converter.Name == "JsonStringEnumConverter" && EdictTypes.IsJson(converter))
            ? converter
            : null;

    /// <summary>An attribute that changes what is stored in a way that no generated serializer follows, with what to do instead.</summary>
    public static (string Name, string Reason)? FindUnknown(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string? reason = attribute.AttributeClass is { } type && EdictTypes.IsJson(type)
                ? type.Name switch
                {
                    "JsonExtensionDataAttribute" => "Unknown properties are skipped. Store them in a property of type JsonElement or Dictionary<string, JsonElement>",
                    "JsonUnmappedMemberHandlingAttribute" when AttributeReader.Number(attribute, 0, otherwise: 0) == 1 =>
                        "Unknown properties are skipped, so that older programs read what newer ones store. Remove it",
                    "JsonObjectCreationHandlingAttribute" when AttributeReader.Number(attribute, 0, otherwise: 0) == 1 =>
                        "What is read replaces what the constructor gave. Remove it, and let the property be set",
                    _ => null,
                }
                : null;
            if (reason is not null)
            {
                return (attribute.AttributeClass!.Name.Replace("Attribute", ""), reason);
            }
        }

        return null;
    }
}
