using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Edict.Aggregates;

namespace Edict.Dispatch;

/// <summary>
/// Makes command ids: a random prefix per application and a counter, as version 8 <see cref="Guid"/>s. A random id per command
/// would cost twice as much as the rest of a dispatch. Each thread takes a block of the counter at a time, so that threads do not
/// fight for it.
/// </summary>
internal sealed class CommandIds
{
    private const int BlockSize = 1_024;
    private const ulong Version = 0x8000;
    private const ulong VersionMask = 0xF000;
    private const ulong Variant = 0x8000_0000_0000_0000;

    // As a Guid lies in memory: its first three parts in the order of the machine, the rest as written.
    private readonly ulong _prefix;
    private long _counter;

    internal CommandIds()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        ulong prefix = (BinaryPrimitives.ReadUInt64BigEndian(random) & ~VersionMask) | Version;
        Guid first = new((uint)(prefix >> 32), (ushort)(prefix >> 16), (ushort)prefix, 0, 0, 0, 0, 0, 0, 0, 0);
        _prefix = Unsafe.BitCast<Guid, Vector128<ulong>>(first)[0];
    }

    internal Guid Next()
    {
        ref IdBlock block = ref ExecutingThread.Current.Ids;
        if (block.Owner != this || block.Next == block.End)
        {
            Refill(ref block);
        }

        // Two bits of the tail are the variant; 62 bits of counter do not run out.
        ulong tail = Variant | (ulong)block.Next++;
        ulong asWritten = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(tail) : tail;
        return Unsafe.BitCast<Vector128<ulong>, Guid>(Vector128.Create(_prefix, asWritten));
    }

    private void Refill(ref IdBlock block)
    {
        block.Owner = this;
        block.End = Interlocked.Add(ref _counter, BlockSize);
        block.Next = block.End - BlockSize;
    }
}
