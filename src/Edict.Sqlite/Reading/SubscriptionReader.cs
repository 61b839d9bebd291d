using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Reads how subscriptions stand. Used by one thread at a time, within a transaction.</summary>
internal sealed class SubscriptionReader(Connection connection)
{
    internal SubscriptionInfo? Read(string name)
    {
        using Statement read = connection.Prepare(SubscriptionSql.Read);
        read.Bind(1, name);
        return read.Step() ? InfoOf(read) : null;
    }

    internal IReadOnlyList<SubscriptionInfo> List()
    {
        using Statement list = connection.Prepare(SubscriptionSql.List);
        List<SubscriptionInfo> infos = [];
        while (list.Step())
        {
            infos.Add(InfoOf(list));
        }

        return infos;
    }

    private static SubscriptionInfo InfoOf(Statement row) => new(
        row.Text(0), row.Number(1), row.IsNull(2) ? null : row.Id(2), row.Number(3), Timestamps.FromMicroseconds(row.Number(4)));
}
