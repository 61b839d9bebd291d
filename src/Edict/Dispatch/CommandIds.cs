using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Edict.Dispatch;

/// <summary>
/// Makes command ids: a random prefix per application and a counter, as version 8 <see cref="Guid"/>s. A random id per command
/// would cost twice as much as the rest of a dispatch.
/// </summary>
internal sealed class CommandIds
{
    private const ulong Version = 0x8000;
    private const ulong VersionMask = 0xF000;
    private const ulong Variant = 0x8000_0000_0000_0000;

    private readonly int _first;
    private readonly short _second;
    private readonly short _third;
    private long _counter;

    internal CommandIds()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        ulong prefix = (BinaryPrimitives.ReadUInt64BigEndian(random) & ~VersionMask) | Version;
        _first = (int)(prefix >> 32);
        _second = (short)(prefix >> 16);
        _third = (short)prefix;
    }

    internal Guid Next()
    {
        // Two bits of the tail are the variant; 62 bits of counter do not run out.
        ulong tail = Variant | (ulong)Interlocked.Increment(ref _counter);
        return new Guid(
            _first, _second, _third,
            (byte)(tail >> 56), (byte)(tail >> 48), (byte)(tail >> 40), (byte)(tail >> 32),
            (byte)(tail >> 24), (byte)(tail >> 16), (byte)(tail >> 8), (byte)tail);
    }
}
