using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The names that an application has for its aggregates.</summary>
internal static class EndpointNames
{
    /// <summary>An endpoint for each stable name, in the order in which it first occurs.</summary>
    public static IEnumerable<EndpointModel> Of(ApplicationModel application, IEnumerable<JoinedAggregateModel> aggregates)
    {
        // Files and fields of names that differ in case alone would be the same.
        MemberNames names = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = [.. application.Underscored];
        HashSet<string> known = [];
        foreach (JoinedAggregateModel aggregate in aggregates.Where(aggregate => known.Add(aggregate.Name)))
        {
            string name = names.Take(aggregate.Type);
            string member = "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
            yield return new EndpointModel(name, aggregate.Member, Take(taken, member), Take(taken, member + "Routes"));
        }
    }

    // What the user's half has already keeps its name.
    private static string Take(HashSet<string> taken, string wanted)
    {
        string name = wanted;
        while (!taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
