using System.Buffers;

namespace Edict.Serialization;

/// <summary>
/// Memory for JSON from the shared pool, used again and again by one writer at a time. What <see cref="Written"/> gave is
/// valid until the next <see cref="Reset"/> or <see cref="Dispose"/>.
/// </summary>
internal sealed class PooledJsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SmallestSize = 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The number of bytes written since the last reset.</summary>
    public int Length => _length;

    /// <summary>What was written since the last reset.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Takes bytes at the end into what was written.</summary>
    /// <param name="count">How many of the bytes that were asked for last are filled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory at hand is smaller.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _length);
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <summary>Forgets what was written after a mark, such as the rest of an event that could not be written to its end.</summary>
    /// <param name="length">The length to return to.</param>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _length);
        _length = length;
    }

    /// <summary>Forgets everything that was written and keeps the memory, unless it has grown beyond a limit.</summary>
    /// <param name="largestKept">The size in bytes above which the memory goes back to the pool.</param>
    public void Reset(int largestKept = 64 * 1024)
    {
        _length = 0;
        if (_bytes.Length > largestKept)
        {
            Dispose();
        }
    }

    /// <summary>Gives the memory back to the pool; the buffer may be used again.</summary>
    public void Dispose()
    {
        byte[] returned = _bytes;
        _bytes = [];
        _length = 0;
        if (returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }
    }

    private void Reserve(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        int needed = checked(_length + Math.Max(size, 1));
        if (needed > _bytes.Length)
        {
            Grow(needed);
        }
    }

    private void Grow(int needed)
    {
        int doubled = (int)Math.Min(2L * _bytes.Length, Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, doubled), SmallestSize));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        byte[] returned = _bytes;
        _bytes = larger;
        if (returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }
    }
}
