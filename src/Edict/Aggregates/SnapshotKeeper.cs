using System.Diagnostics;
using Edict.CompilerServices;
using Edict.Diagnostics;

namespace Edict.Aggregates;

/// <summary>
/// Takes, writes and reads the snapshots of one aggregate's instances. That one cannot be taken or written is told by an activity, and to
/// no caller: there are still the events. Safe for concurrent use.
/// </summary>
internal sealed class SnapshotKeeper(StateSerializer serializer, IEventStore store, TimeProvider time)
{
    /// <summary>An instance's own part of it.</summary>
    internal InstanceSnapshots BeginInstance() => new(serializer.SnapshotEvery);

    /// <summary>Makes a snapshot of a state; null when the state cannot be written.</summary>
    internal StateSnapshot? Take(StreamKey stream, object state, long version, Guid lastEvent)
    {
        try
        {
            ReadOnlyMemory<byte> payload = SnapshotForm.Write(serializer, state, lastEvent);
            return new StateSnapshot(stream, version, serializer.Version, Clock.Now(time), payload);
        }
        catch (Exception exception)
        {
            using Activity? activity = EdictActivities.StartSnapshot(stream, version);
            activity?.SetFailure(exception);
            return null;
        }
    }

    /// <summary>Writes a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="replacesUnusable">Whether the one that is kept cannot be used, even if it says that it is newer.</param>
    /// <returns>Whether it is written; never fails.</returns>
    internal async Task<bool> WriteAsync(StateSnapshot snapshot, bool replacesUnusable)
    {
        using Activity? activity = EdictActivities.StartSnapshot(snapshot.Stream, snapshot.Version);
        try
        {
            if (replacesUnusable)
            {
                await store.Snapshots.DeleteAsync(snapshot.Stream).ConfigureAwait(false);
            }

            await store.Snapshots.WriteAsync(snapshot).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            activity?.SetFailure(exception);
            return false;
        }
    }

    /// <summary>The snapshot that the store keeps of a stream; null when there is none.</summary>
    internal ValueTask<StateSnapshot?> FindAsync(StreamKey stream) => store.Snapshots.ReadAsync(stream);

    /// <summary>Looks into a snapshot.</summary>
    /// <exception cref="StateSerializationException">It is of another version of the state, or damaged.</exception>
    internal KeptState Open(StateSnapshot snapshot)
    {
        if (snapshot.StateVersion != serializer.Version)
        {
            throw Unusable($"The snapshot has version {snapshot.StateVersion} of the state, not {serializer.Version}.");
        }

        return SnapshotForm.Read(snapshot.Version, snapshot.Payload) ?? throw Unusable("The payload has not the form of a snapshot.");
    }

    /// <summary>Makes the state again.</summary>
    /// <exception cref="StateSerializationException">It is of another stream than the events behind it, or damaged.</exception>
    internal object Read(KeptState kept, EventPage behind) => kept.IsStateOf(behind)
        ? serializer.Read(kept.Json.Span)
        : throw Unusable($"The stream has not the event that the snapshot ends with, {kept.LastEvent} of version {kept.Version}.");

    private StateSerializationException Unusable(string problem) => new(serializer.Aggregate, "", problem);
}
