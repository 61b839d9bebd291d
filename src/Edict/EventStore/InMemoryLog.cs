using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Edict.EventStore;

/// <summary>
/// The events of an in-memory database in their order. A writer takes its places, and its streams their new heads, in one short turn;
/// it fills the places afterwards, while others take theirs. Readers need no turn: they wait for a place that is taken and not yet filled.
/// </summary>
internal sealed class InMemoryLog
{
    // 1,024 slots stay below the large-object heap, whose growth would ask for full collections.
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;

    private StoredEvent[][] _chunks = [];
    private int _chunkCount;
    private Turn _turn = new() { Lock = new SpinLock(enableThreadOwnerTracking: false) };

    /// <summary>The position of the last event.</summary>
    internal long Count => Volatile.Read(ref _turn.Count);

    /// <summary>Waits for the turn: from here to <see cref="EndTurn"/> one writer alone takes places and moves streams.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginTurn()
    {
        bool isTaken = false;
        _turn.Lock.Enter(ref isTaken);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndTurn() => _turn.Lock.Exit(useMemoryBarrier: false);

    /// <summary>Sees to it that places can be taken without fail. Only in a turn.</summary>
    internal void MakeRoom(int count)
    {
        while (_turn.Count + count > (long)_chunkCount << ChunkBits)
        {
            Grow();
        }
    }

    /// <summary>Takes places, for which there is room; they have to be filled. Only in a turn.</summary>
    /// <returns>The first position.</returns>
    internal long Take(int count)
    {
        long taken = _turn.Count;
        Volatile.Write(ref _turn.Count, taken + count);
        return taken + 1;
    }

    /// <summary>A place to be filled, the version last.</summary>
    internal ref StoredEvent PlaceOf(long position)
    {
        long index = position - 1;
        return ref _chunks[(int)(index >> ChunkBits)][(int)index & (ChunkSize - 1)];
    }

    /// <summary>The event at a position from 1 to <see cref="Count"/>.</summary>
    internal ref StoredEvent At(long position)
    {
        ref StoredEvent stored = ref PlaceOf(position);
        SpinWait wait = default;
        while (Volatile.Read(ref stored.Version) == 0)
        {
            wait.SpinOnce();
        }

        return ref stored;
    }

    private void Grow()
    {
        StoredEvent[][] chunks = _chunks;
        if (_chunkCount == chunks.Length)
        {
            Array.Resize(ref chunks, Math.Max(4, chunks.Length * 2));
        }

        chunks[_chunkCount] = new StoredEvent[ChunkSize];
        Volatile.Write(ref _chunks, chunks);
        _chunkCount++;
    }

    /// <summary>What every writer changes, away from what all only read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Turn
    {
        [FieldOffset(64)]
        internal SpinLock Lock;

        [FieldOffset(72)]
        internal long Count;
    }
}
