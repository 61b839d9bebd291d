using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Emission.Naming;

/// <summary>Makes C# identifiers of names.</summary>
internal static class Identifiers
{
    /// <summary>The name as code writes it: <c>@class</c> for a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A dotted name as code writes it.</summary>
    public static string EscapeDotted(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>One identifier for any text; different texts give different identifiers.</summary>
    public static string FromText(string text)
    {
        StringBuilder identifier = new(text.Length);
        foreach (char character in text)
        {
            _ = character switch
            {
                '.' => identifier.Append('_'),
                '_' => identifier.Append("__"),
                _ when SyntaxFacts.IsIdentifierPartCharacter(character) => identifier.Append(character),
                _ => identifier.Append("_x").Append(((int)character).ToString("X4")),
            };
        }

        return identifier.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) ? identifier.ToString() : "_" + identifier;
    }

    /// <summary>The name with a small first letter, for a local or a parameter.</summary>
    public static string CamelCase(string name) => Escape(char.ToLowerInvariant(name[0]) + name.Substring(1));
}
