using System.Collections.Immutable;

namespace Edict.PostgreSql.Feed;

/// <summary>Who hears what is told about the subscriptions of a database's schemas. Safe for concurrent use.</summary>
internal sealed class SubscriptionHearers
{
    private ImmutableList<(string Schema, Action<string> Heard)> _all = [];

    internal bool IsEmpty => Volatile.Read(ref _all).IsEmpty;

    internal void Add(string schema, Action<string> heard) => ImmutableInterlocked.Update(ref _all, static (all, added) => all.Add(added), (schema, heard));

    internal void Remove(string schema, Action<string> heard) =>
        ImmutableInterlocked.Update(ref _all, static (all, removed) => all.Remove(removed), (schema, heard));

    internal void Tell(string schema, string text)
    {
        foreach ((string of, Action<string> heard) in Volatile.Read(ref _all))
        {
            if (of == schema)
            {
                heard(text);
            }
        }
    }
}
