using System.Text;
using Edict.Generators.Models;

namespace Edict.Generators.Emission.Naming;

/// <summary>The names of generated files: that of the annotated type, so that a reader finds it.</summary>
internal static class HintNames
{
    /// <summary>The file of a type.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="duty">What the file adds to it, when one type may have several; otherwise empty.</param>
    public static string Of(TypeModel type, string duty = "")
    {
        string name = type.Namespace.Length == 0 ? type.NestedName : $"{type.Namespace}.{type.NestedName}";
        return Clean(duty.Length == 0 ? name : $"{name}.{duty}") + ".g.cs";
    }

    // Compilers allow few characters besides letters and digits in the name of a generated file.
    private static string Clean(string name)
    {
        StringBuilder clean = new(name.Length);
        foreach (char character in name)
        {
            clean.Append(char.IsLetterOrDigit(character) || character is '.' or '_' ? character : '-');
        }

        return clean.ToString();
    }
}
