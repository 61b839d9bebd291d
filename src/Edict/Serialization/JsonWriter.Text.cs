using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    private const int LongestEscape = 6;
    private const int TextPiece = 4096;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f");

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text, never null.</param>
    public void WriteString(string value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteText(value);
    }

    /// <summary>Writes a text or the literal for none.</summary>
    /// <param name="value">The text, or <see langword="null"/>.</param>
    public void WriteStringOrNull(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteText(value);
    }

    /// <summary>Writes a character as a text of one.</summary>
    /// <param name="value">The character; no half of a surrogate pair.</param>
    public void WriteChar(char value) => WriteText(new ReadOnlySpan<char>(in value));

    /// <summary>Writes an address as it was given.</summary>
    /// <param name="value">The address, never null.</param>
    public void WriteUri(Uri value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteText(value.OriginalString);
    }

    /// <summary>Writes a version as its numbers with points between.</summary>
    /// <param name="value">The version, never null.</param>
    public void WriteVersion(Version value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteText(value.ToString());
    }

    /// <summary>Writes bytes as base64.</summary>
    /// <param name="value">The bytes, never null.</param>
    public void WriteBytes(byte[] value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteMemory(value);
    }

    /// <summary>Writes bytes as a text in base64.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteMemory(ReadOnlyMemory<byte> value)
    {
        Span<byte> target = Reserve(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
        target[0] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(value.Span, target[1..], out _, out int encoded);
        target[encoded + 1] = (byte)'"';
        _length += encoded + 2;
    }

    private void WriteText(scoped ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyExcept(Plain))
        {
            WriteAnyText(value);
            return;
        }

        Span<byte> target = Reserve(value.Length + 2);
        target[0] = (byte)'"';
        Ascii.FromUtf16(value, target[1..], out int written);
        target[written + 1] = (byte)'"';
        _length += written + 2;
    }

    private void WriteAnyText(scoped ReadOnlySpan<char> value)
    {
        WriteRaw("\""u8);
        while (!value.IsEmpty)
        {
            int plain = value.IndexOfAny(Escaped);
            WriteUnescaped(plain < 0 ? value : value[..plain]);
            if (plain < 0)
            {
                break;
            }

            WriteEscape(value[plain]);
            value = value[(plain + 1)..];
        }

        WriteRaw("\""u8);
    }

    private void WriteUnescaped(scoped ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            Span<byte> target = Reserve(Math.Min(value.Length, TextPiece) * 3);
            OperationStatus status = Utf8.FromUtf16(value, target, out int read, out int written, replaceInvalidSequences: false);
            _length += written;
            value = value[read..];
            if (status is OperationStatus.InvalidData or OperationStatus.NeedMoreData)
            {
                ThrowHalfPair(value[0]);
            }
        }
    }

    private void WriteEscape(char value)
    {
        Span<byte> target = Reserve(LongestEscape);
        target[0] = (byte)'\\';
        byte letter = value switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            _ => (byte)'u',
        };
        target[1] = letter;
        _length += 2;
        if (letter == (byte)'u')
        {
            "00"u8.CopyTo(target[2..]);
            target[4] = HexDigit(value >> 4);
            target[5] = HexDigit(value & 15);
            _length += 4;
        }
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    /// <summary>Refuses null where a type allows none.</summary>
    [DoesNotReturn]
    public static void ThrowNull() =>
        throw new JsonValueException("It is null, which its type does not allow; give it a value, or declare it nullable.");

    /// <summary>Refuses an object of a derived type where only what its declared type has would be written.</summary>
    /// <param name="value">The object.</param>
    [DoesNotReturn]
    public static void ThrowDerived(object value) => throw new JsonValueException(
        $"It is a '{value?.GetType()}', which is derived from the declared type, and what it adds would be lost; store the declared type itself.");

    /// <summary>Refuses an object of a type that is not among those that its base type is known to have.</summary>
    /// <param name="value">The object.</param>
    [DoesNotReturn]
    public static void ThrowUnknownKind(object value) => throw new JsonValueException(
        $"It is a '{value?.GetType()}', which is none of the types that are known to be stored here; name it in a [JsonDerivedType] of its base type.");

    [DoesNotReturn]
    private static void ThrowHalfPair(char half) => throw new JsonValueException(
        $"The text holds U+{(int)half:X4}, half of a surrogate pair, which has no UTF-8 form; store only complete characters.");
}
