using System.Text;
using System.Text.Json;
using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Reading;

/// <summary>Makes events of rows. Used by one thread at a time.</summary>
internal sealed class EventRows(Connection connection, EventTypeRegistry types, StreamDirectory streams) : IDisposable
{
    /// <summary>The column of the position of the event before in the same stream; 0 for none.</summary>
    internal const int PreviousColumn = 12;

    private const int RowsBetweenLooksAtCancellation = 256;

    private readonly NameCache _names = new();
    private readonly Statement _keyOf = connection.Prepare(Sql.StreamKeyOf);
    private int _rows;

    internal static long PositionOf(Statement row) => row.Number(0);

    internal static long StreamOf(Statement row) => row.Number(1);

    internal static long VersionOf(Statement row) => row.Number(2);

    /// <summary>The event's name; empty when it was erased.</summary>
    internal string NameOf(Statement row) => _names.Of(row.Bytes(3));

    /// <summary>Reads a row of an event that was not erased.</summary>
    internal RecordedEvent Read(Statement row, CancellationToken cancellation)
    {
        if (++_rows % RowsBetweenLooksAtCancellation == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        Guid commandId = row.Id(5);
        EventOrigin origin = new(
            commandId,
            row.IsNull(7) ? commandId : row.Id(7),
            row.IsNull(8) ? commandId : row.Id(8),
            Timestamps.FromMicroseconds(row.Number(9)),
            row.IsNull(10) ? Metadata.Empty : ReadMetadata(row));
        return new RecordedEvent(
            types, NameOf(row), (int)row.Number(4), row.Bytes(11).ToArray(),
            KeyOf(StreamOf(row)), VersionOf(row), PositionOf(row), (int)row.Number(6), origin);
    }

    internal static DateTimeOffset TimestampOf(Statement row) => Timestamps.FromMicroseconds(row.Number(9));

    internal StreamKey KeyOf(long id)
    {
        if (streams.TryGetKey(id, out StreamKey key))
        {
            return key;
        }

        _keyOf.Bind(1, id);
        try
        {
            if (!_keyOf.Step())
            {
                throw new SqliteStoreException(SqliteFailure.Corrupt, $"Stream {id} has events but no row. Restore a backup.");
            }

            key = new StreamKey(_names.Of(_keyOf.Bytes(0)), Encoding.UTF8.GetString(_keyOf.Bytes(1)));
        }
        finally
        {
            _keyOf.Reset();
        }

        streams.Add(id, key);
        return key;
    }

    public void Dispose() => _keyOf.Dispose();

    private static Metadata ReadMetadata(Statement row)
    {
        try
        {
            return MetadataJson.Read(row.Bytes(10));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw SqliteErrors.Damaged($"The metadata of the event at position {row.Number(0)} is no JSON object of texts.");
        }
    }
}
