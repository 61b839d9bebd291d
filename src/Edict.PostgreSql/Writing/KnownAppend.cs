using Edict.PostgreSql.Database;
using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// An append to streams whose ids and versions the writer knows, so that the server only has to insert: it stores all, or finds that
/// something is not as it was known, and stores nothing. Used by one caller at a time, again and again.
/// </summary>
internal sealed class KnownAppend : ServerCall
{
    private readonly List<IArrayParameter> _arrays = [];
    private readonly NpgsqlParameter<long> _edit;
    private readonly NpgsqlParameter<long> _notedBlock;
    private readonly ArrayParameter<string> _allNames;
    private readonly ArrayParameter<string> _allAggregates;
    private readonly ArrayParameter<long> _streams;
    private readonly ArrayParameter<long> _versions;
    private readonly ArrayParameter<Guid> _commands;
    private readonly ArrayParameter<Guid?> _causations;
    private readonly ArrayParameter<Guid?> _correlations;
    private readonly ArrayParameter<long> _timestamps;
    private readonly ArrayParameter<byte[]?> _metadata;
    private readonly ArrayParameter<int> _indexes;
    private readonly ArrayParameter<string> _names;
    private readonly ArrayParameter<int> _typeVersions;
    private readonly ArrayParameter<ReadOnlyMemory<byte>> _payloads;
    private readonly HashSet<string> _distinctNames = [];
    private readonly HashSet<string> _distinctAggregates = [];
    private readonly MetadataBytes _metadataBytes = new();
    private long? _lastPosition;

    internal KnownAppend(Sql sql, PostgreSqlPayload payload, bool prepares) : base(sql.AppendKnown, prepares)
    {
        Parameters.Add(_edit = new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        Parameters.Add(_notedBlock = new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        _allNames = AddArray<string>(NpgsqlDbType.Text);
        _allAggregates = AddArray<string>(NpgsqlDbType.Text);
        _streams = AddArray<long>(NpgsqlDbType.Bigint);
        _versions = AddArray<long>(NpgsqlDbType.Bigint);
        _commands = AddArray<Guid>(NpgsqlDbType.Uuid);
        _causations = AddArray<Guid?>(NpgsqlDbType.Uuid);
        _correlations = AddArray<Guid?>(NpgsqlDbType.Uuid);
        _timestamps = AddArray<long>(NpgsqlDbType.TimestampTz);
        _metadata = AddArray<byte[]?>(NpgsqlDbType.Json);
        _indexes = AddArray<int>(NpgsqlDbType.Integer);
        _names = AddArray<string>(NpgsqlDbType.Text);
        _typeVersions = AddArray<int>(NpgsqlDbType.Integer);
        _payloads = AddArray<ReadOnlyMemory<byte>>(AppendColumns.TypeOf(payload));
    }

    /// <summary>Adds the events of a write.</summary>
    /// <param name="stream">The stream's row.</param>
    /// <param name="version">The stream's version before.</param>
    /// <param name="write">The write.</param>
    internal void Add(long stream, long version, StreamWrite write)
    {
        _distinctAggregates.Add(write.Stream.Aggregate);
        byte[]? metadata = _metadataBytes.Of(write.Metadata);
        long timestamp = Timestamps.ToMicroseconds(write.Timestamp);
        for (int index = 0; index < write.Events.Count; index++)
        {
            NewEvent added = write.Events[index];
            _streams.Add(stream);
            _versions.Add(version + index + 1);
            _commands.Add(write.CommandId);
            AddUnlessSame(_causations, write.CausationId, write.CommandId);
            AddUnlessSame(_correlations, write.CorrelationId, write.CommandId);
            _timestamps.Add(timestamp);
            AddUnless(metadata is null, _metadata, metadata);
            AddUnless(index == 0, _indexes, index);
            _names.Add(added.Type.Name);
            AddUnless(added.Type.Version == 1, _typeVersions, added.Type.Version);
            _payloads.Add(added.Payload);
            _distinctNames.Add(added.Type.Name);
        }
    }

    /// <summary>Runs the transaction; the answer is durable when this ends.</summary>
    /// <returns>The position before the first event; <see langword="null"/> when streams were edited, and nothing is stored.</returns>
    internal async ValueTask<long?> RunAsync(NpgsqlConnection connection, Guid attempt, long edit, WriterMemory memory)
    {
        _edit.TypedValue = edit;
        _notedBlock.TypedValue = memory.Noted.BlockOf(_distinctNames, _distinctAggregates);
        Bind();
        _lastPosition = null;
        await RunAsync(connection, attempt).ConfigureAwait(false);
        if (_lastPosition is { } last)
        {
            memory.Noted.Note(last + _streams.Count, _distinctNames, _distinctAggregates);
        }

        return _lastPosition;
    }

    /// <summary>Lets go of everything: payloads belong to the callers, and end with their answers.</summary>
    internal void Clear()
    {
        _arrays.ForEach(static array => array.Clear());
        _distinctNames.Clear();
        _distinctAggregates.Clear();
    }

    protected override void Take(NpgsqlDataReader row) => _lastPosition = row.IsDBNull(0) ? null : row.GetInt64(0);

    private void Bind()
    {
        foreach (string name in _distinctNames)
        {
            _allNames.Add(name);
        }

        foreach (string aggregate in _distinctAggregates)
        {
            _allAggregates.Add(aggregate);
        }

        _arrays.ForEach(static array => array.Bind());
    }

    private ArrayParameter<TItem> AddArray<TItem>(NpgsqlDbType type)
    {
        ArrayParameter<TItem> added = new(Parameters, type);
        _arrays.Add(added);
        return added;
    }

    private static void AddUnlessSame(ArrayParameter<Guid?> column, Guid id, Guid commandId) =>
        AddUnless(id == commandId, column, id == commandId ? null : id);

    private static void AddUnless<TItem>(bool isUsual, ArrayParameter<TItem> column, TItem item)
    {
        if (isUsual)
        {
            column.AddUsual(item);
        }
        else
        {
            column.Add(item);
        }
    }
}
