using System.Buffers;
using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>
/// The open write transaction: examines each batch before it stores any of it, so that a conflict or a repeat needs no rollback.
/// Used on one thread at a time.
/// </summary>
internal sealed class AppendTransaction : IDisposable
{
    private readonly Connection _connection;
    private readonly StreamCache _streams;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _lastPosition;
    private readonly Chain _chain;
    private readonly Statement _addEvent;
    private readonly BlockNotes _blocks;
    private readonly ArrayBufferWriter<byte> _metadata = new();
    private long _position;

    internal AppendTransaction(Connection connection)
    {
        _connection = connection;
        _streams = new StreamCache(connection);
        _begin = connection.Prepare(Sql.BeginImmediate);
        _commit = connection.Prepare(Sql.Commit);
        _rollback = connection.Prepare(Sql.Rollback);
        _lastPosition = connection.Prepare(Sql.LastPosition);
        _chain = new Chain(connection);
        _addEvent = connection.Prepare(Sql.AddEvent);
        _blocks = new BlockNotes(connection);
        Editor = new StreamEditor(connection, _streams);
        Subscriptions = new SubscriptionEditor(connection);
        DeadLetters = new DeadLetterEditor(connection);
    }

    /// <summary>Edits streams within the open transaction.</summary>
    internal StreamEditor Editor { get; }

    /// <summary>Edits subscriptions within the open transaction.</summary>
    internal SubscriptionEditor Subscriptions { get; }

    /// <summary>Edits dead letters within the open transaction.</summary>
    internal DeadLetterEditor DeadLetters { get; }

    /// <summary>The position of the last event in the store, with those of this transaction.</summary>
    internal long LastPosition => _position;

    /// <summary>Whether another connection committed between this transaction and the one before.</summary>
    internal bool OthersWrite { get; private set; }

    /// <summary>Takes the exclusive right to write; <see langword="false"/> while another connection has it.</summary>
    internal bool TryBegin()
    {
        if (!_begin.TryRun())
        {
            return false;
        }

        OthersWrite = _streams.Begin();
        _position = _lastPosition.RunForNumber();
        return true;
    }

    /// <summary>Makes everything durable.</summary>
    internal void Commit()
    {
        try
        {
            _commit.Run();
        }
        catch (SqliteStoreException exception)
        {
            throw SqliteErrors.InCommit(exception);
        }
    }

    /// <summary>Takes everything back.</summary>
    internal void Rollback()
    {
        _streams.Clear();
        _blocks.Clear();
        if (_connection.IsInTransaction)
        {
            _rollback.Run();
        }
    }

    /// <summary>Stores a batch, or nothing of it.</summary>
    /// <exception cref="StreamClosedException">A stream is archived or was deleted; others are not concerned.</exception>
    /// <exception cref="StreamKindException">A stream lists events of others.</exception>
    internal AppendResult Append(AppendBatch batch)
    {
        if (Examine(batch) is { } refused)
        {
            return refused;
        }

        CachedStream? last = null;
        foreach (StreamWrite write in batch.Writes)
        {
            last = _streams.Find(write.Stream);
            Store(write, last);
        }

        return AppendResult.Appended(batch.Writes.Count - 1, last!.Version, _position);
    }

    public void Dispose()
    {
        _streams.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _lastPosition.Dispose();
        _chain.Dispose();
        _addEvent.Dispose();
        _blocks.Dispose();
        Editor.Dispose();
        Subscriptions.Dispose();
    }

    private AppendResult? Examine(AppendBatch batch)
    {
        AppendResult? refused = null;
        int examined = 0;
        try
        {
            for (; examined < batch.Writes.Count && refused is null; examined++)
            {
                StreamWrite write = batch.Writes[examined];
                CachedStream stream = _streams.Find(write.Stream);
                refused = Examine(batch, examined, stream);
                stream.Pending += write.Events.Count;
            }

            return refused;
        }
        finally
        {
            while (--examined >= 0)
            {
                _streams.Find(batch.Writes[examined].Stream).Pending = 0;
            }
        }
    }

    private AppendResult? Examine(AppendBatch batch, int index, CachedStream stream)
    {
        StreamWrite write = batch.Writes[index];
        EnsureWritable(write.Stream, stream);
        if (batch.RepeatsEarlier(index) || (write.MayBeRepeat && IsStored(write, stream)))
        {
            return AppendResult.Repeated(index, stream.Version);
        }

        return write.Expected.Accepts(stream.Version + stream.Pending) ? null : AppendResult.Conflict(index, stream.Version);
    }

    private static void EnsureWritable(StreamKey key, CachedStream stream)
    {
        if (stream.State != StreamState.Live)
        {
            throw new StreamClosedException(key, stream.State);
        }

        if (stream.IsList)
        {
            throw new StreamKindException(key, isList: true);
        }
    }

    private bool IsStored(StreamWrite write, CachedStream stream) =>
        stream.Version > 0 && _chain.FindLast(stream.Position, write.CommandId, out _);

    private void Store(StreamWrite write, CachedStream stream)
    {
        bool isNew = stream.Id == 0;
        if (isNew)
        {
            _streams.Add(write.Stream, stream);
        }

        BindOrigin(write, stream);
        for (int index = 0; index < write.Events.Count; index++)
        {
            Store(write.Events[index], index, stream);
            _blocks.Note(_position, write.Events[index].Type.Name, write.Stream.Aggregate, stream);
        }

        _streams.MoveHead(stream, isNew);
    }

    private void Store(NewEvent added, int index, CachedStream stream)
    {
        _addEvent.Bind(1, ++_position);
        _addEvent.Bind(3, ++stream.Version);
        _addEvent.Bind(4, added.Type.Name);
        _addEvent.Bind(5, added.Type.Version);
        _addEvent.Bind(7, index);
        _addEvent.Bind(12, added.Payload.Span);
        _addEvent.Bind(13, stream.Position);
        _addEvent.Bind(14, stream.Landmark);
        _addEvent.Run();
        stream.Position = _position;
        if (Chain.IsLandmark(stream.Version))
        {
            stream.Landmark = _position;
        }
    }

    // Parameters stay bound from one event to the next, so what a command's events share is bound once.
    private void BindOrigin(StreamWrite write, CachedStream stream)
    {
        _addEvent.Bind(2, stream.Id);
        _addEvent.Bind(6, write.CommandId);
        BindUnlessSame(8, write.CausationId, write.CommandId);
        BindUnlessSame(9, write.CorrelationId, write.CommandId);
        _addEvent.Bind(10, Timestamps.ToMicroseconds(write.Timestamp));
        if (write.Metadata.Count == 0)
        {
            _addEvent.BindNull(11);
            return;
        }

        _metadata.ResetWrittenCount();
        MetadataJson.Write(write.Metadata, _metadata);
        _addEvent.BindUtf8(11, _metadata.WrittenSpan);
    }

    private void BindUnlessSame(int parameter, Guid id, Guid commandId)
    {
        if (id == commandId)
        {
            _addEvent.BindNull(parameter);
        }
        else
        {
            _addEvent.Bind(parameter, id);
        }
    }
}
