using System.Buffers;

namespace Edict.Aggregates;

/// <summary>Where the events of one command are serialized, one behind the other. Used again; a large one is not kept.</summary>
internal sealed class PayloadBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 512;
    private const int LargestKept = 64 * 1024;

    private byte[] _bytes = [];

    /// <summary>How much was written.</summary>
    internal int Written { get; private set; }

    internal ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.AsMemory(start, length);

    /// <summary>Forgets what was written.</summary>
    internal void Clear()
    {
        if (Written == 0)
        {
            return;
        }

        Written = 0;
        if (_bytes.Length > LargestKept)
        {
            _bytes = [];
        }
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Written);
        Written += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Written);
    }

    private void Reserve(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        int needed = checked(Written + Math.Max(sizeHint, 1));
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, Math.Max(InitialSize, _bytes.Length > int.MaxValue / 2 ? needed : _bytes.Length * 2)));
        }
    }
}
