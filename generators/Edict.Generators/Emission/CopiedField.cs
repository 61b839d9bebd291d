using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>A field whose collection is copied, and what the code that does it calls it.</summary>
/// <param name="Model">The field.</param>
/// <param name="Local">The local that refers to it.</param>
/// <param name="Accessor">The method that reaches it.</param>
internal sealed record CopiedField(CollectionFieldModel Model, string Local, string Accessor)
{
    public static List<CopiedField> Of(IEnumerable<CollectionFieldModel> models)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "copy", "state" };
        List<CopiedField> fields = [];
        foreach (CollectionFieldModel model in models)
        {
            string name = PlainName(model.Name);
            while (!taken.Add(name))
            {
                name += "_";
            }

            fields.Add(new CopiedField(model, Identifiers.CamelCase(name), char.ToUpperInvariant(name[0]) + name.Substring(1) + "Of"));
        }

        return fields;
    }

    // "_lines" and "<Lines>k__BackingField" are lines to a reader.
    private static string PlainName(string field)
    {
        string name = field.StartsWith("<", StringComparison.Ordinal) ? field.Substring(1, field.IndexOf('>') - 1) : field.TrimStart('_');
        return name.Length == 0 ? "field" : name;
    }
}
