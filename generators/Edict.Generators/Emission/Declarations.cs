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
    public static string Partial(DeclarationModel declaration, Pieces members, string bases = "")
    {
        int last = declaration.Types.Count - 1;
        IEnumerable<string> types = declaration.Types.Select((type, index) =>
            $"partial {type.Keyword} {Identifiers.Escape(type.Name)}{(index == last ? bases : "")}");
        return Nested([.. Space(declaration.Namespace), .. types], members);
    }

    /// <summary>A piece inside a namespace whose name is not escaped; the global one needs nothing.</summary>
    public static string InNamespace(string space, string content) => Nested([.. Space(space)], Source.Lines([content]));

    private static IEnumerable<string> Space(string name) => name.Length == 0 ? [] : [$"namespace {Identifiers.EscapeDotted(name)}"];

    // In one go, however deep: what is inside is all that a file holds.
    private static string Nested(string[] heads, Pieces content)
    {
        SourceWriter block = new(literalLength: 0, formattedCount: 64);
        for (int depth = 0; depth < heads.Length; depth++)
        {
            string indentation = Indentation(depth);
            block.AppendLiteral($"{indentation}{heads[depth]}\n{indentation}{{\n");
        }

        block.AppendLiteral(Indentation(heads.Length));
        block.AppendFormatted(content);
        for (int depth = heads.Length - 1; depth >= 0; depth--)
        {
            block.AppendLiteral($"\n{Indentation(depth)}}}");
        }

        return block.ToString();
    }

    private static string Indentation(int depth) => new(' ', depth * 4);
}
