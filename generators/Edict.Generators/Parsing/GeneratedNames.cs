using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Names for nested classes that collide with nothing that the user's type or its base classes have.</summary>
internal sealed class GeneratedNames
{
    private readonly HashSet<string> _taken;
    private readonly string _prefix;

    private GeneratedNames(HashSet<string> taken, string prefix)
    {
        _taken = taken;
        _prefix = prefix;
    }

    public static GeneratedNames Of(INamedTypeSymbol type)
    {
        HashSet<string> taken = [type.Name];
        bool derivesFromAnnotated = false;
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            taken.UnionWith(part.MemberNames);
            taken.UnionWith(part.GetTypeMembers().Select(static nested => nested.Name));
            derivesFromAnnotated |= !ReferenceEquals(part, type) && (EdictTypes.FindAggregate(part) ?? EdictTypes.FindEventHandler(part)) is not null;
        }

        // What is generated into an annotated base class is not visible yet, so that names of the type's own are needed.
        return new GeneratedNames(taken, derivesFromAnnotated ? type.Name : "");
    }

    public string Take(string wanted)
    {
        string name = _prefix + wanted;
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
