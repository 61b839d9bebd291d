using System.Collections.Immutable;

namespace Edict.PostgreSql.Feed;

/// <summary>The feeds of one database that somebody follows. Safe for concurrent use.</summary>
internal sealed class FeedMembers
{
    private ImmutableDictionary<string, ImmutableArray<FeedMember>> _bySchema = ImmutableDictionary<string, ImmutableArray<FeedMember>>.Empty;

    internal IEnumerable<FeedMember> All => Volatile.Read(ref _bySchema).Values.SelectMany(static members => members);

    internal bool IsEmpty => Volatile.Read(ref _bySchema).IsEmpty;

    internal void Add(FeedMember member) => ImmutableInterlocked.AddOrUpdate(
        ref _bySchema, member.Schema, [member], (_, members) => members.Add(member));

    internal void Remove(EventFeed feed, string schema) => ImmutableInterlocked.Update(ref _bySchema, bySchema =>
    {
        ImmutableArray<FeedMember> left = bySchema.TryGetValue(schema, out ImmutableArray<FeedMember> members)
            ? members.RemoveAll(member => member.Feed == feed)
            : [];
        return left.IsEmpty ? bySchema.Remove(schema) : bySchema.SetItem(schema, left);
    });

    /// <summary>Tells the feeds of a schema that everything up to a position is committed.</summary>
    internal void Advance(string schema, long position)
    {
        if (Volatile.Read(ref _bySchema).TryGetValue(schema, out ImmutableArray<FeedMember> members))
        {
            foreach (FeedMember member in members)
            {
                member.Feed.Advance(position);
            }
        }
    }
}
