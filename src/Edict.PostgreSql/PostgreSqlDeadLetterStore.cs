using Edict.PostgreSql.Database;
using Edict.PostgreSql.Writing;
using Edict.Stores;
using Npgsql;
using NpgsqlTypes;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql;

/// <summary>The dead letters in a schema.</summary>
internal sealed class PostgreSqlDeadLetterStore(PostgreSqlEventStore store, ServerEdits edits, SubscriptionSql sql) : IDeadLetterStore
{
    public async ValueTask<bool> AddAsync(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        // A stream with another key cannot be there.
        List<DeadLetter> storable = [.. SubscriptionArguments.ToStorable(lease, letters).Where(letter => StorableKey.Is(letter.Stream))];
        return ISubscriptionStore.IsName(lease.Name)
            && await store.EditAsync(() => edits.RunForNumberAsync(sql.AddLetters, () => ToParameters(lease, storable))).ConfigureAwait(false) != 0;
    }

    public async ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(
        string subscription, StreamKey? stream, long afterPosition, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        NpgsqlParameter[] Page() => [Text(subscription), Number(afterPosition), Number(limit)];
        return stream switch
        {
            _ when !ISubscriptionStore.IsName(subscription) => [],
            null => await ReadAsync(subscription, sql.ReadLetters, Page, cancellation).ConfigureAwait(false),
            { } key when StorableKey.Is(key) => await ReadAsync(
                subscription, sql.ReadLettersOfStream, () => [.. Page(), Text(key.Aggregate), Text(key.Identity)], cancellation).ConfigureAwait(false),
            _ => [],
        };
    }

    public async ValueTask<IReadOnlyList<StreamKey>> ReadParkedStreamsAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return ISubscriptionStore.IsName(subscription)
            ? await RowsAsync(
                sql.ReadParkedStreams, () => [Text(subscription)], static row => new StreamKey(row.GetString(0), row.GetString(1)), cancellation).ConfigureAwait(false)
            : [];
    }

    public async ValueTask<long> CountAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return ISubscriptionStore.IsName(subscription)
            ? (await RowsAsync(sql.CountLetters, () => [Text(subscription)], static row => row.GetInt64(0), cancellation).ConfigureAwait(false))[0]
            : 0;
    }

    public async ValueTask<int> RemoveAsync(string subscription, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(positions);
        return ISubscriptionStore.IsName(subscription)
            ? (int)await store.EditAsync(() => edits.RunForNumberAsync(
                sql.RemoveLetters, () => [Text(subscription), Numbers([.. positions])])).ConfigureAwait(false)
            : 0;
    }

    private ValueTask<List<DeadLetter>> ReadAsync(string subscription, string text, Func<NpgsqlParameter[]> parameters, CancellationToken cancellation) =>
        RowsAsync(
            text,
            parameters,
            row => new DeadLetter(
                subscription, row.GetInt64(0), new StreamKey(row.GetString(1), row.GetString(2)), row.GetInt64(3), row.GetString(4),
                (DeadLetterKind)row.GetInt16(5), row.GetInt32(6), row.GetString(7), row.GetString(8), row.GetString(9),
                Timestamps.FromMicroseconds(row.GetFieldValue<long>(10))),
            cancellation);

    private ValueTask<List<TRow>> RowsAsync<TRow>(
        string text, Func<NpgsqlParameter[]> parameters, Func<NpgsqlDataReader, TRow> take, CancellationToken cancellation) =>
        store.ReadAsync((_, session) => session.RowsAsync(text, parameters(), take), cancellation);

    private static NpgsqlParameter[] ToParameters(SubscriptionLease lease, List<DeadLetter> letters) =>
    [
        Text(lease.Name), Id(lease.Owner), Number(lease.Epoch),
        Array(letters, static letter => letter.Position, NpgsqlDbType.Bigint),
        Array(letters, static letter => letter.Stream.Aggregate, NpgsqlDbType.Text),
        Array(letters, static letter => letter.Stream.Identity, NpgsqlDbType.Text),
        Array(letters, static letter => letter.Version, NpgsqlDbType.Bigint),
        Array(letters, static letter => letter.EventName, NpgsqlDbType.Text),
        Array(letters, static letter => (short)letter.Kind, NpgsqlDbType.Smallint),
        Array(letters, static letter => letter.Attempts, NpgsqlDbType.Integer),
        Array(letters, static letter => letter.ErrorType, NpgsqlDbType.Text),
        Array(letters, static letter => letter.Error, NpgsqlDbType.Text),
        Array(letters, static letter => letter.ErrorDetails, NpgsqlDbType.Text),
        Array(letters, static letter => Timestamps.ToMicroseconds(letter.At), NpgsqlDbType.TimestampTz),
    ];

    private static NpgsqlParameter<List<TItem>> Array<TItem>(List<DeadLetter> letters, Converter<DeadLetter, TItem> itemOf, NpgsqlDbType type) =>
        new() { TypedValue = letters.ConvertAll(itemOf), NpgsqlDbType = NpgsqlDbType.Array | type };
}
