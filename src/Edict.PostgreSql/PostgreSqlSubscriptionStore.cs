using Edict.PostgreSql.Database;
using Edict.PostgreSql.Writing;
using Edict.Stores;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql;

/// <summary>The subscriptions in a schema.</summary>
internal sealed class PostgreSqlSubscriptionStore(
    PostgreSqlEventStore store, ServerEdits edits, SubscriptionSql sql, ISubscriptionNotices notices) : ISubscriptionStore
{
    public ISubscriptionNotices Notices => notices;

    public ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation)
    {
        SubscriptionArguments.EnsureName(name);
        ArgumentOutOfRangeException.ThrowIfNegative(checkpoint);
        return store.EditAsync(() => edits.RunForNumberAsync(sql.Create, () => [Text(name), Number(checkpoint)], cancellation));
    }

    public ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        SubscriptionArguments.EnsureDuration(duration);
        string[] wanted = [.. SubscriptionArguments.Names(names)];
        return store.EditAsync(() => edits.RunAsync(
            sql.Hold,
            () => [Id(owner), Texts(wanted), Number(duration.Ticks / TimeSpan.TicksPerMicrosecond)],
            answer => LeasesOf(answer, owner, wanted),
            cancellation));
    }

    public async ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] held = [.. SubscriptionArguments.Names(names)];
        await store.EditAsync(() => edits.RunForNumberAsync(sql.Release, () => [Id(owner), Texts(held)])).ConfigureAwait(false);
    }

    public async ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        return ISubscriptionStore.IsName(lease.Name) && await store.EditAsync(() => edits.RunForNumberAsync(
            sql.Move, () => [Text(lease.Name), Id(lease.Owner), Number(lease.Epoch), Number(from), Number(to)])).ConfigureAwait(false) != 0;
    }

    public async ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ISubscriptionStore.IsName(name)
            ? (await ReadAsync(sql.Read, () => [Text(name)], cancellation).ConfigureAwait(false)).SingleOrDefault()
            : null;
    }

    public async ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation) =>
        await ReadAsync(sql.List, static () => [], cancellation).ConfigureAwait(false);

    public async ValueTask<bool> DeleteAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ISubscriptionStore.IsName(name)
            && await store.EditAsync(() => edits.RunForNumberAsync(sql.Delete, () => [Text(name)])).ConfigureAwait(false) != 0;
    }

    private static async ValueTask<IReadOnlyList<SubscriptionLease>> LeasesOf(NpgsqlDataReader answer, Guid owner, string[] wanted)
    {
        Dictionary<string, SubscriptionLease> held = [];
        while (await answer.ReadAsync().ConfigureAwait(false))
        {
            string name = answer.GetString(0);
            held.Add(name, new SubscriptionLease(name, owner, answer.GetInt64(1), answer.GetInt64(2)));
        }

        return [.. wanted.Where(held.ContainsKey).Select(name => held[name])];
    }

    private ValueTask<List<SubscriptionInfo>> ReadAsync(string text, Func<NpgsqlParameter[]> parameters, CancellationToken cancellation) =>
        store.ReadAsync((_, session) => session.RowsAsync(text, parameters(), InfoOf), cancellation);

    private static SubscriptionInfo InfoOf(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.GetInt64(3),
        Timestamps.FromMicroseconds(row.GetFieldValue<long>(4)));
}
