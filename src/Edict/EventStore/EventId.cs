using System.Buffers.Binary;

namespace Edict;

/// <summary>Derives the id of an event from the id of its command and its index, so that ids cost nothing and survive a repeat.</summary>
internal static class EventId
{
    // An odd multiplier with well-spread bits keeps neighbouring indexes apart; index 0 differs from the command's own id.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    internal static Guid Of(Guid commandId, int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        commandId.TryWriteBytes(bytes);
        Span<byte> tail = bytes[8..];
        ulong mixed = BinaryPrimitives.ReadUInt64BigEndian(tail) ^ ((((ulong)index + 1) * Spread) >> 2);
        BinaryPrimitives.WriteUInt64BigEndian(tail, mixed);
        return new Guid(bytes);
    }
}
