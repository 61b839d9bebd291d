using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>Puts generated members into the user's type.</summary>
internal static class Declarations
{
    /// <summary>The partial declaration of a type, with those around it and its namespace.</summary>
    /// <param name="declaration">The type.</param>
    /// <param name="members">What it gets.</param>
    /// <param name="bases">What follows its name, such as <c> : global::Edict.EdictApplication</c>.</param>
    public static string Partial(DeclarationModel declaration, string members, string bases = "")
    {
        string content = members;
        for (int index = declaration.Types.Count - 1; index >= 0; index--)
        {
            TypeHeaderModel type = declaration.Types[index];
            content = Body($"partial {type.Keyword} {Identifiers.Escape(type.Name)}{bases}", content);
            bases = "";
        }

        return InNamespace(declaration.Namespace, content);
    }

    /// <summary>A piece inside a namespace whose name is not escaped; the global one needs nothing.</summary>
    public static string InNamespace(string space, string content) =>
        space.Length == 0 ? content : Body($"namespace {Identifiers.EscapeDotted(space)}", content);

    private static string Body(string head, string content) => Source.Block(
        $$"""
        {{head}}
        {
            {{content}}
        }
        """);
}
