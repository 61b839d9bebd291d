using Edict.Sqlite.Database;

namespace Edict.Sqlite.Writing;

/// <summary>Changes subscriptions within the open write transaction. Used on one thread at a time.</summary>
internal sealed class SubscriptionEditor(Connection connection) : IDisposable
{
    private readonly Statement _hold = connection.Prepare(SubscriptionSql.Hold);
    private readonly Statement _move = connection.Prepare(SubscriptionSql.Move);

    internal long Create(string name, long checkpoint)
    {
        using Statement create = connection.Prepare(SubscriptionSql.Create);
        create.Bind(1, name);
        create.Bind(2, checkpoint);
        create.Run();
        using Statement read = connection.Prepare(SubscriptionSql.ReadCheckpoint);
        read.Bind(1, name);
        return read.RunForNumber();
    }

    internal IReadOnlyList<SubscriptionLease> Hold(Guid owner, IEnumerable<string> names, TimeSpan duration)
    {
        _hold.Bind(2, owner);
        _hold.Bind(3, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        List<SubscriptionLease> leases = [];
        foreach (string name in names)
        {
            _hold.Bind(1, name);
            try
            {
                if (_hold.Step())
                {
                    leases.Add(new SubscriptionLease(name, owner, _hold.Number(0), _hold.Number(1)));
                }
            }
            finally
            {
                _hold.Reset();
            }
        }

        return leases;
    }

    internal bool Release(Guid owner, IEnumerable<string> names)
    {
        using Statement release = connection.Prepare(SubscriptionSql.Release);
        release.Bind(2, owner);
        foreach (string name in names)
        {
            release.Bind(1, name);
            release.Run();
        }

        return true;
    }

    internal bool Move(SubscriptionLease lease, long from, long to)
    {
        _move.Bind(1, lease.Name);
        _move.Bind(2, lease.Owner);
        _move.Bind(3, lease.Epoch);
        _move.Bind(4, from);
        _move.Bind(5, to);
        return _move.RunForNumber() != 0;
    }

    internal bool Delete(string name)
    {
        using Statement removeLetters = connection.Prepare(SubscriptionSql.RemoveAllLetters);
        removeLetters.Bind(1, name);
        removeLetters.Run();
        using Statement remove = connection.Prepare(SubscriptionSql.Remove);
        remove.Bind(1, name);
        return remove.RunForNumber() != 0;
    }

    public void Dispose()
    {
        _hold.Dispose();
        _move.Dispose();
    }
}
