using System.Text;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.CodeFixes.Schema;

/// <summary>Proposes stable names: that of the type in small letters with hyphens, where nothing else is stored under it.</summary>
internal static class FreeNames
{
    /// <summary>A name for a type that nothing in the compilation or in what it refers to has.</summary>
    public static string For(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> taken = new(Taken(type, compilation, cancellation), StringComparer.Ordinal);
        string plain = Hyphenated(type.Name);

        // Types of one name may all be waiting for theirs.
        bool hasTwin = compilation.GetSymbolsWithName(type.Name, SymbolFilter.Type, cancellation).Skip(1).Any();
        string around = type.ContainingType?.Name ?? type.ContainingNamespace.Name;
        string wanted = (hasTwin || taken.Contains(plain)) && around.Length > 0 ? $"{Hyphenated(around)}-{plain}" : plain;
        string name = wanted;
        for (int number = 2; taken.Contains(name); number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    /// <summary><c>AccountOpened</c> as <c>account-opened</c>, <c>IBANChanged</c> as <c>iban-changed</c>.</summary>
    internal static string Hyphenated(string name)
    {
        StringBuilder text = new();
        for (int index = 0; index < name.Length; index++)
        {
            bool beginsWord = char.IsUpper(name[index]) && index > 0
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if ((beginsWord || name[index] == '_') && text.Length > 0 && text[text.Length - 1] != '-')
            {
                text.Append('-');
            }

            if (name[index] != '_')
            {
                text.Append(char.ToLowerInvariant(name[index]));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Taken(INamedTypeSymbol except, Compilation compilation, CancellationToken cancellation)
    {
        foreach (ModuleModel module in ManifestReader.Read(compilation, problems: null, cancellation))
        {
            IEnumerable<string> names =
            [
                .. module.Events.Select(static row => row.Name), .. module.Aggregates.Select(static row => row.Name),
                .. module.Commands.Select(static row => row.Name), .. module.EventHandlers.Select(static row => row.Name),
            ];
            foreach (string name in names)
            {
                yield return name;
            }
        }

        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(type, except)
                && (EdictTypes.FindStored(type) ?? EdictTypes.FindAggregate(type) ?? EdictTypes.FindEventHandler(type)) is { } attribute
                && AttributeReader.Argument<string>(attribute, 0) is { } name)
            {
                yield return name;
            }
        }
    }
}
