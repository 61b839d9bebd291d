using System.Data;
using System.Text.Json;
using Edict.PostgreSql.Database;
using Edict.Stores;
using Npgsql;

namespace Edict.PostgreSql.Reading;

/// <summary>
/// Reads pages of events. The server has no cheap way to add up sizes as it goes, so payloads that are large there come in a second
/// statement, which asks for no more of them than the page may hold. Safe for concurrent use.
/// </summary>
internal sealed class EventRows(Sql sql, EventTypeRegistry types, StreamKeys keys)
{
    private const int FewestRows = 100;

    private readonly NameCache _names = new();

    // What the server compressed is larger than it looks there: this keeps the next page from asking for many times what it can hold.
    private volatile int _bytesOfOne = 1;

    /// <summary>How many rows to ask for where so many are wanted, as large as the rows of the last page were.</summary>
    internal int MostOf(int limit) => Math.Min(limit, Math.Max(FewestRows, Sql.PageBytes / _bytesOfOne));

    /// <summary>Reads the rows of a page, which ends once they take many bytes. It is finished when no rows are being read any longer.</summary>
    internal async ValueTask<RowPage> ReadAsync(
        NpgsqlDataReader row, ReadSession session, KeyRange? range = null, (long Id, StreamKey Key) known = default, long mostBytes = Sql.PageBytes)
    {
        RowPage page = new(types, keys, range, known);
        long bytes = 0;
        while (await row.ReadAsync(session.Cancellation).ConfigureAwait(false))
        {
            if (bytes >= mostBytes)
            {
                return page;
            }

            byte[]? metadata = row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11);
            byte[]? payload = row.IsDBNull(12) ? null : row.GetFieldValue<byte[]>(12);
            bytes += (metadata?.Length ?? 0) + (payload?.Length ?? row.GetInt32(13));
            page.Add(row.GetInt64(0), ToRow(row, metadata, payload));
        }

        page.End();
        return page;
    }

    /// <summary>Makes the page whole.</summary>
    /// <param name="page">The page.</param>
    /// <param name="session">Whom to ask for what is missing.</param>
    /// <param name="hides">Whether there may be events that are not for ordinary readers.</param>
    /// <param name="mostBytes">What it may hold.</param>
    internal async ValueTask FinishAsync(RowPage page, ReadSession session, bool hides = false, long mostBytes = Sql.PageBytes)
    {
        if (page.Large is { Count: > 0 } positions)
        {
            page.AddLarge(await ReadLargeAsync(positions, mostBytes - page.Bytes, session).ConfigureAwait(false));
        }

        await page.FinishAsync(session, hides ? sql : null).ConfigureAwait(false);
        _bytesOfOne = (int)(page.Bytes / Math.Max(1, page.Count)) + 1;
    }

    private EventRow ToRow(NpgsqlDataReader row, byte[]? metadata, byte[]? payload)
    {
        long position = row.GetInt64(1);
        Guid commandId = row.GetGuid(5);
        EventOrigin origin = new(
            commandId,
            row.IsDBNull(6) ? commandId : row.GetGuid(6),
            row.IsDBNull(7) ? commandId : row.GetGuid(7),
            Timestamps.FromMicroseconds(row.GetFieldValue<long>(4)),
            metadata is null ? Metadata.Empty : ReadMetadata(metadata, position));
        return new EventRow(position, row.GetInt64(2), row.GetInt64(3), origin, row.GetInt32(8), row.GetInt32(9), _names.Of(row.GetString(10)), payload);
    }

    // Those of one page at most, and of these one at least. Columns are taken in their order, so that a large one never lies in memory twice.
    private async ValueTask<List<(string Name, byte[] Payload)>> ReadLargeAsync(List<long> positions, long mostBytes, ReadSession session)
    {
        List<(string Name, byte[] Payload)> large = [];
        await using NpgsqlCommand read = await session.CommandAsync(sql.Payloads, ReadSession.Numbers(positions)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(CommandBehavior.SequentialAccess, session.Cancellation).ConfigureAwait(false);
        long bytes = 0;
        while (bytes < mostBytes || large.Count == 0)
        {
            if (!await row.ReadAsync(session.Cancellation).ConfigureAwait(false))
            {
                break;
            }

            string name = await row.GetFieldValueAsync<string>(0, session.Cancellation).ConfigureAwait(false);
            byte[] payload = await row.GetFieldValueAsync<byte[]>(1, session.Cancellation).ConfigureAwait(false);
            large.Add((name, payload));
            bytes += payload.Length;
        }

        return large;
    }

    private static Metadata ReadMetadata(byte[] json, long position)
    {
        try
        {
            return MetadataJson.Read(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw PostgreSqlErrors.Damaged($"The metadata of the event at position {position} is no JSON object of texts.");
        }
    }
}
