using System.Data;
using System.Text.Json;
using Edict.PostgreSql.Database;
using Edict.Stores;
using Npgsql;

namespace Edict.PostgreSql.Reading;

/// <summary>Reads rows of events off the wire. Safe for concurrent use.</summary>
internal sealed class EventRows
{
    private readonly NameCache _names = new();

    // Columns are taken in their order, so that a large row never lies in memory twice.
    internal async ValueTask<List<EventRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        List<EventRow> rows = [];
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation).ConfigureAwait(false);
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            long position = row.GetInt64(0);
            long stream = row.GetInt64(1);
            long version = row.GetInt64(2);
            DateTimeOffset timestamp = Timestamps.FromMicroseconds(row.GetFieldValue<long>(3));
            Guid commandId = row.GetGuid(4);
            Guid causationId = row.IsDBNull(5) ? commandId : row.GetGuid(5);
            Guid correlationId = row.IsDBNull(6) ? commandId : row.GetGuid(6);
            int index = row.GetInt32(7);
            int typeVersion = row.GetInt32(8);
            string name = _names.Of(row.GetString(9));
            Metadata metadata = await row.IsDBNullAsync(10, cancellation).ConfigureAwait(false)
                ? Metadata.Empty
                : ReadMetadata(await row.GetFieldValueAsync<byte[]>(10, cancellation).ConfigureAwait(false), position);
            byte[] payload = await row.GetFieldValueAsync<byte[]>(11, cancellation).ConfigureAwait(false);
            long key = await row.GetFieldValueAsync<long>(12, cancellation).ConfigureAwait(false);
            EventOrigin origin = new(commandId, causationId, correlationId, timestamp, metadata);
            rows.Add(new EventRow(key, position, stream, version, origin, index, typeVersion, name, payload));
        }

        return rows;
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
