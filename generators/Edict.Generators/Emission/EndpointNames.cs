using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The field of an application for each of its aggregates, by the aggregate's stable name.</summary>
internal static class EndpointNames
{
    public static IReadOnlyDictionary<string, string> Of(ApplicationModel application, IEnumerable<JoinedAggregateModel> aggregates)
    {
        MemberNames names = new();
        Dictionary<string, string> fields = [];
        foreach (JoinedAggregateModel aggregate in aggregates)
        {
            string name = names.Take(aggregate.Type);

            // Of two aggregates of one name, which the analyzer reports, the first one gets the commands.
            if (!fields.ContainsKey(aggregate.Name))
            {
                fields.Add(aggregate.Name, Field(name, application));
            }
        }

        return fields;
    }

    // Fields that the user's half has already keep their names.
    private static string Field(string name, ApplicationModel application)
    {
        string field = "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
        while (application.Underscored.Contains(field))
        {
            field += "_";
        }

        return field;
    }
}
