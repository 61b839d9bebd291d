using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>Adds and removes dead letters within the open write transaction. Used on one thread at a time.</summary>
internal sealed class DeadLetterEditor(Connection connection)
{
    internal bool Add(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        long id = FindHeld(lease);
        if (id == 0)
        {
            return false;
        }

        using Statement add = connection.Prepare(SubscriptionSql.AddLetter);
        add.Bind(1, id);
        foreach (DeadLetter letter in letters)
        {
            // There is no such stream, and its key would be taken for another one that holds the replacement character.
            if (StorableText.FindMalformed(letter.Stream) is null)
            {
                Add(letter, add);
            }
        }

        return true;
    }

    internal int Remove(string subscription, IReadOnlyList<long> positions)
    {
        using Statement remove = connection.Prepare(SubscriptionSql.RemoveLetter);
        remove.Bind(1, subscription);
        int removed = 0;
        foreach (long position in positions)
        {
            remove.Bind(2, position);
            removed += (int)remove.RunForNumber();
        }

        return removed;
    }

    private long FindHeld(SubscriptionLease lease)
    {
        using Statement find = connection.Prepare(SubscriptionSql.IdOfHeld);
        find.Bind(1, lease.Name);
        find.Bind(2, lease.Owner);
        find.Bind(3, lease.Epoch);
        return find.RunForNumber();
    }

    private static void Add(DeadLetter letter, Statement add)
    {
        add.Bind(2, letter.Position);
        add.Bind(3, letter.Stream.Aggregate);
        add.Bind(4, letter.Stream.Identity);
        add.Bind(5, letter.Version);
        add.Bind(6, letter.EventName);
        add.Bind(7, (long)letter.Kind);
        add.Bind(8, letter.Attempts);
        add.Bind(9, letter.ErrorType);
        add.Bind(10, letter.Error);
        add.Bind(11, letter.ErrorDetails);
        add.Bind(12, Timestamps.ToMicroseconds(letter.At));
        add.Run();
    }
}
