using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Edict.CompilerServices;

/// <summary>
/// Writes JSON as UTF-8 for generated code, which brings property names and punctuation along, encoded by the compiler. It adds
/// no white space and checks no grammar. Passed by reference; for one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public ref partial struct JsonWriter
{
    private const int FirstRequest = 256;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _memory;
    private int _length;
    private int _depth;
    private ReadOnlySpan<byte> _kind;

    /// <summary>Starts to write.</summary>
    /// <param name="output">Receives UTF-8.</param>
    public JsonWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _memory = output.GetSpan(FirstRequest);
        _length = 0;
        _depth = 0;
        _kind = default;
    }

    /// <summary>Copies bytes that are JSON already.</summary>
    /// <param name="json">A piece of JSON, such as <c>{"accountId":</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        if (json.Length > _memory.Length - _length)
        {
            Grow(json.Length);
        }

        json.CopyTo(_memory[_length..]);
        _length += json.Length;
    }

    /// <summary>Writes the literal for no value.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Hands the last bytes to the output.</summary>
    internal void Complete()
    {
        _output.Advance(_length);
        _memory = default;
        _length = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (size > _memory.Length - _length)
        {
            Grow(size);
        }

        return _memory[_length..];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        _output.Advance(_length);
        _length = 0;
        _memory = _output.GetSpan(Math.Max(size, FirstRequest));
    }
}
