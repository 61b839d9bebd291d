using System.Collections;
using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>A group of batches as the arrays that the server takes apart again. Used by one caller at a time, again and again.</summary>
internal sealed class AppendColumns
{
    private readonly List<IList> _all = [];
    private readonly Dictionary<StreamKey, int> _earlierInBatch = [];
    private readonly MetadataBytes _metadataBytes = new();
    private readonly List<int> _firstWrites = [];

    // Of each write.
    private readonly List<int> _rounds = [];
    private readonly List<int> _batches = [];
    private readonly List<string> _aggregates = [];
    private readonly List<string> _identities = [];
    private readonly List<long> _expected = [];
    private readonly List<int> _earlier = [];
    private readonly List<int> _repeats = [];
    private readonly List<Guid> _commands = [];
    private readonly List<Guid?> _causations = [];
    private readonly List<Guid?> _correlations = [];
    private readonly List<long> _timestamps = [];
    private readonly List<byte[]?> _metadata = [];
    private readonly List<int> _counts = [];

    // Of each event.
    private readonly List<int> _writes = [];
    private readonly List<int> _indexes = [];
    private readonly List<string> _names = [];
    private readonly List<int> _typeVersions = [];
    private readonly List<ReadOnlyMemory<byte>> _payloads = [];

    /// <summary>Adds the arrays to a call, in the order of the function's parameters.</summary>
    internal void AddTo(NpgsqlParameterCollection parameters, PostgreSqlPayload payload)
    {
        Add(_rounds, NpgsqlDbType.Integer);
        Add(_batches, NpgsqlDbType.Integer);
        Add(_aggregates, NpgsqlDbType.Text);
        Add(_identities, NpgsqlDbType.Text);
        Add(_expected, NpgsqlDbType.Bigint);
        Add(_earlier, NpgsqlDbType.Integer);
        Add(_repeats, NpgsqlDbType.Integer);
        Add(_commands, NpgsqlDbType.Uuid);
        Add(_causations, NpgsqlDbType.Uuid);
        Add(_correlations, NpgsqlDbType.Uuid);
        Add(_timestamps, NpgsqlDbType.TimestampTz);
        Add(_metadata, NpgsqlDbType.Json);
        Add(_counts, NpgsqlDbType.Integer);
        Add(_writes, NpgsqlDbType.Integer);
        Add(_indexes, NpgsqlDbType.Integer);
        Add(_names, NpgsqlDbType.Text);
        Add(_typeVersions, NpgsqlDbType.Integer);
        Add(_payloads, TypeOf(payload));

        void Add<TItem>(List<TItem> items, NpgsqlDbType type)
        {
            _all.Add(items);
            parameters.Add(new NpgsqlParameter<List<TItem>> { TypedValue = items, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    /// <summary>Adds the next batch of the group.</summary>
    internal void Add(AppendBatch batch, int round)
    {
        int number = _firstWrites.Count;
        _firstWrites.Add(_counts.Count);
        _earlierInBatch.Clear();
        for (int index = 0; index < batch.Writes.Count; index++)
        {
            StreamWrite write = batch.Writes[index];
            int earlier = _earlierInBatch.GetValueOrDefault(write.Stream);
            if (batch.Writes.Count > 1)
            {
                _earlierInBatch[write.Stream] = earlier + write.Events.Count;
            }

            _rounds.Add(round);
            _batches.Add(number);
            _earlier.Add(earlier);
            _repeats.Add(batch.RepeatsEarlier(index) ? 2 : write.MayBeRepeat ? 1 : 0);
            Add(write);
        }
    }

    /// <summary>The index in its batch of a write that the server counts from 1 over all of the group.</summary>
    internal int IndexInBatch(int batch, int write) => write - 1 - _firstWrites[batch];

    /// <summary>Lets go of everything: payloads belong to the callers, and end with their answers.</summary>
    internal void Clear()
    {
        _firstWrites.Clear();
        foreach (IList items in _all)
        {
            items.Clear();
        }
    }

    private void Add(StreamWrite write)
    {
        _aggregates.Add(write.Stream.Aggregate);
        _identities.Add(write.Stream.Identity);
        _expected.Add(StreamEditor.ToNumber(write.Expected));
        _commands.Add(write.CommandId);
        _causations.Add(UnlessSame(write.CausationId, write.CommandId));
        _correlations.Add(UnlessSame(write.CorrelationId, write.CommandId));
        _timestamps.Add(Timestamps.ToMicroseconds(write.Timestamp));
        _metadata.Add(_metadataBytes.Of(write.Metadata));
        _counts.Add(write.Events.Count);
        for (int index = 0; index < write.Events.Count; index++)
        {
            NewEvent added = write.Events[index];
            _writes.Add(_counts.Count);
            _indexes.Add(index);
            _names.Add(added.Type.Name);
            _typeVersions.Add(added.Type.Version);
            _payloads.Add(added.Payload);
        }
    }

    private static Guid? UnlessSame(Guid id, Guid commandId) => id == commandId ? null : id;

    internal static NpgsqlDbType TypeOf(PostgreSqlPayload payload) => payload switch
    {
        PostgreSqlPayload.Bytea => NpgsqlDbType.Bytea,
        PostgreSqlPayload.Jsonb => NpgsqlDbType.Jsonb,
        _ => NpgsqlDbType.Json,
    };
}
