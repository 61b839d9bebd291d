using Edict.Generators.Models;

namespace Edict.Generators.Emission.Naming;

/// <summary>Gives each member of a module a name of its own: the short one while it is free, then one with the namespace.</summary>
/// <param name="comparer">Which names are the same.</param>
internal sealed class MemberNames(StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(comparer)
    {
        ModuleNames.ModuleClass, ModuleNames.ObsoleteRows, "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    };

    public string Take(TypeModel type, string suffix = "")
    {
        string name = Identifiers.FromText(type.NestedName) + suffix;
        if (!_taken.Add(name))
        {
            name = $"{Identifiers.FromText(type.Namespace)}_{name}";
            while (!_taken.Add(name))
            {
                name += "_";
            }
        }

        return name;
    }
}
