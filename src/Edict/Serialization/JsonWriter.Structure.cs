using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    /// <summary>The greatest number of objects and arrays that may lie in one another.</summary>
    internal const int DeepestNesting = 64;

    /// <summary>Begins an object with its first property.</summary>
    /// <param name="opening">A brace and the first property's name, such as <c>{"accountId":</c>; the brace alone for a dictionary.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginObject(scoped ReadOnlySpan<byte> opening)
    {
        Enter();
        if (_kind.IsEmpty)
        {
            WriteRaw(opening);
        }
        else
        {
            WriteKind(opening);
        }
    }

    /// <summary>Lets the object that follows begin with the property that says of which kind it is.</summary>
    /// <param name="kind">The property, such as <c>"$type":"circle"</c>.</param>
    public void SetKind(ReadOnlySpan<byte> kind) => _kind = kind;

    /// <summary>Ends an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject()
    {
        _depth--;
        WriteByte((byte)'}');
    }

    /// <summary>Begins an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginArray()
    {
        Enter();
        WriteByte((byte)'[');
    }

    /// <summary>Ends an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndArray()
    {
        _depth--;
        WriteByte((byte)']');
    }

    /// <summary>Separates an element from the one before, if there is one.</summary>
    /// <param name="index">The index of the element that follows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSeparator(int index)
    {
        if (index > 0)
        {
            WriteByte((byte)',');
        }
    }

    /// <summary>Writes the colon behind the key of a dictionary's entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndKey() => WriteByte((byte)':');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByte(byte value)
    {
        if (_length >= _memory.Length)
        {
            Grow(1);
        }

        _memory[_length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter()
    {
        if (++_depth > DeepestNesting)
        {
            ThrowDeep();
        }
    }

    private void WriteKind(scoped ReadOnlySpan<byte> opening)
    {
        WriteByte((byte)'{');
        WriteRaw(_kind);
        if (opening.Length > 1)
        {
            WriteByte((byte)',');
            WriteRaw(opening[1..]);
        }

        _kind = default;
    }

    [DoesNotReturn]
    private static void ThrowDeep() => throw new JsonValueException("It is nested more than 64 levels deep, which could not be read again.");
}
