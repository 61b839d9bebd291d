using System.Diagnostics.CodeAnalysis;

namespace Edict.EventStore;

/// <summary>A batch that was stored, as readers would be given it.</summary>
internal static class CommittedBatch
{
    /// <summary>
    /// Makes the stored events of a batch, in their order. A store only tells the version of the last stream; where nothing else tells that of
    /// another one, readers have to read.
    /// </summary>
    internal static bool TryRead(
        AppendBatch batch,
        in AppendResult result,
        EventTypeRegistry types,
        [NotNullWhen(true)] out List<(RecordedEvent Recorded, int Bytes)>? events)
    {
        events = null;
        List<StreamWrite> writes = batch.Writes;
        long[] befores = new long[writes.Count];
        int count = 0;
        for (int index = writes.Count - 1; index >= 0; index--)
        {
            count += writes[index].Events.Count;
            if (VersionBefore(writes, index, result, befores) is not { } before)
            {
                return false;
            }

            befores[index] = before;
        }

        events = new List<(RecordedEvent, int)>(count);
        long position = result.Position - count;
        for (int index = 0; index < befores.Length; index++)
        {
            Add(writes[index], befores[index], ref position, types, events);
        }

        return true;
    }

    private static long? VersionBefore(List<StreamWrite> writes, int index, in AppendResult result, long[] befores)
    {
        StreamWrite write = writes[index];
        if (index == writes.Count - 1)
        {
            return result.Version - write.Events.Count;
        }

        if (write.Expected.Version is { } exact)
        {
            return exact;
        }

        int next = writes.FindIndex(index + 1, later => later.Stream == write.Stream);
        return next < 0 ? null : befores[next] - write.Events.Count;
    }

    // What can change is kept as JSON, so that everyone who looks at it makes an event of their own; what is imported is JSON.
    private static void Add(
        StreamWrite write, long version, ref long position, EventTypeRegistry types, List<(RecordedEvent Recorded, int Bytes)> events)
    {
        EventOrigin origin = write.Origin;
        for (int index = 0; index < write.Events.Count; index++)
        {
            (EventType type, object @event, ReadOnlyMemory<byte> payload) = write.Events[index];
            RecordedEvent recorded = @event is byte[] || !type.IsImmutable
                ? new RecordedEvent(types, type.Name, type.Version, payload.ToArray(), write.Stream, ++version, ++position, index, origin)
                : new RecordedEvent(types, type, @event, write.Stream, ++version, ++position, index, origin);
            events.Add((recorded, payload.Length));
        }
    }
}
