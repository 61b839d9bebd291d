using System.Runtime.InteropServices;

namespace Edict;

/// <summary>
/// What is appended in one transaction, all or nothing. Later writes to a stream see the versions that earlier ones made. The
/// store may use the batch until it has answered, and must not keep it longer.
/// </summary>
public sealed class AppendBatch
{
    /// <summary>The writes in order; at least one.</summary>
    public List<StreamWrite> Writes { get; } = [];

    /// <summary>Whether <see cref="EnsureComplete"/> would pass and no event can change, so that a store in memory may keep all as they are.</summary>
    internal bool IsCompleteAndImmutable
    {
        get
        {
            foreach (StreamWrite write in CollectionsMarshal.AsSpan(Writes))
            {
                if (!write.IsCompleteAndImmutable)
                {
                    return false;
                }
            }

            return Writes.Count > 0;
        }
    }

    /// <summary>Refuses a batch without writes, or a write without events; a store calls it first.</summary>
    /// <exception cref="ArgumentException">There are no writes, or a write has no events.</exception>
    public void EnsureComplete()
    {
        if (Writes.Count == 0)
        {
            throw new ArgumentException("The batch has no writes; it needs at least one.");
        }

        foreach (StreamWrite write in Writes)
        {
            if (write.Events.Count == 0)
            {
                throw new ArgumentException($"The write to stream '{write.Stream}' has no events; it needs at least one.");
            }
        }
    }

    /// <summary>Whether a write that may be a repeat has its command among the earlier writes to the same stream.</summary>
    /// <param name="index">The index of the write.</param>
    public bool RepeatsEarlier(int index)
    {
        StreamWrite write = Writes[index];
        for (int earlier = 0; write.MayBeRepeat && earlier < index; earlier++)
        {
            if (Writes[earlier].CommandId == write.CommandId && Writes[earlier].Stream == write.Stream)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses events whose JSON is too long; a store that keeps payloads calls it before it stores anything.</summary>
    /// <param name="maxEventBytes">The longest JSON of one event, in bytes.</param>
    /// <exception cref="EventTooLargeException">An event is longer.</exception>
    public void EnsureSizes(int maxEventBytes)
    {
        foreach (StreamWrite write in Writes)
        {
            foreach (NewEvent added in write.Events)
            {
                if (added.Payload.Length > maxEventBytes)
                {
                    throw new EventTooLargeException(added.Type.Name, added.Payload.Length, maxEventBytes);
                }
            }
        }
    }
}
