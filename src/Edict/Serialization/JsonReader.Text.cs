using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    private const int LongestTime = 64;

    /// <summary>Reads a text.</summary>
    public string ReadString()
    {
        Expect(JsonTokenType.String, "a text");
        string value = _reader.ValueIsEscaped ? Unescaped() : Encoding.UTF8.GetString(_reader.ValueSpan);
        Advance();
        return value;
    }

    /// <summary>Reads a text or the literal for none.</summary>
    public string? ReadStringOrNull() => TryNull() ? null : ReadString();

    /// <summary>Reads a text of one character.</summary>
    public char ReadChar()
    {
        Expect(JsonTokenType.String, "a text of one character");
        string text = Unescaped();
        if (text.Length != 1)
        {
            ThrowUnexpected("a text of one character");
        }

        Advance();
        return text[0];
    }

    /// <summary>Reads an address, absolute or relative.</summary>
    public Uri ReadUri()
    {
        Expect(JsonTokenType.String, "a text with an address");
        if (!Uri.TryCreate(Unescaped(), UriKind.RelativeOrAbsolute, out Uri? value))
        {
            ThrowUnexpected("an address");
        }

        Advance();
        return value;
    }

    /// <summary>Reads a version of two to four numbers.</summary>
    public Version ReadVersion()
    {
        Expect(JsonTokenType.String, "a version such as 1.2");
        if (!Version.TryParse(Unescaped(), out Version? value))
        {
            ThrowUnexpected("a version such as 1.2");
        }

        Advance();
        return value;
    }

    /// <summary>Reads bytes from base64.</summary>
    public byte[] ReadBytes()
    {
        if (_reader.TokenType != JsonTokenType.String || !_reader.TryGetBytesFromBase64(out byte[]? value))
        {
            ThrowUnexpected("a text in base64");
            return [];
        }

        Advance();
        return value;
    }

    /// <summary>Reads bytes from a text in base64.</summary>
    public Memory<byte> ReadMemory() => ReadBytes();

    /// <summary>Reads an identifier of 32 hexadecimal digits in groups.</summary>
    public Guid ReadGuid()
    {
        if (_reader.TokenType != JsonTokenType.String || !_reader.TryGetGuid(out Guid value))
        {
            ThrowUnexpected("a GUID such as 01234567-89ab-cdef-0123-456789abcdef");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a time with its kind.</summary>
    public DateTime ReadDateTime()
    {
        if (_reader.TokenType != JsonTokenType.String || !_reader.TryGetDateTime(out DateTime value))
        {
            ThrowUnexpected("a time such as 2030-01-31T12:30:00Z");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a time with its offset.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (_reader.TokenType != JsonTokenType.String || !_reader.TryGetDateTimeOffset(out DateTimeOffset value))
        {
            ThrowUnexpected("a time such as 2030-01-31T12:30:00+01:00");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a date of year, month and day.</summary>
    public DateOnly ReadDateOnly()
    {
        const string expected = "a date such as 2030-01-31";
        Span<byte> utf8 = stackalloc byte[LongestTime];
        Span<char> text = stackalloc char[LongestTime];
        int length = Encoding.UTF8.GetChars(ShortText(utf8, expected), text);
        if (!DateOnly.TryParseExact(text[..length], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value))
        {
            ThrowUnexpected(expected);
        }

        Advance();
        return value;
    }

    /// <summary>Reads a time of day.</summary>
    public TimeOnly ReadTimeOnly()
    {
        TimeSpan value = TimeText("a time of day such as 12:30:00");
        if (value < TimeSpan.Zero || value.Ticks > TimeOnly.MaxValue.Ticks)
        {
            ThrowUnexpected("a time of day such as 12:30:00");
        }

        Advance();
        return TimeOnly.FromTimeSpan(value);
    }

    /// <summary>Reads a duration.</summary>
    public TimeSpan ReadTimeSpan()
    {
        TimeSpan value = TimeText("a duration such as 1.12:30:00");
        Advance();
        return value;
    }

    private readonly TimeSpan TimeText(string expected)
    {
        Span<byte> scratch = stackalloc byte[LongestTime];
        ReadOnlySpan<byte> text = ShortText(scratch, expected);
        if (!Utf8Parser.TryParse(text, out TimeSpan value, out int consumed, 'c') || consumed != text.Length || text[0] is (byte)' ')
        {
            ThrowUnexpected(expected);
        }

        return value;
    }

    private readonly ReadOnlySpan<byte> ShortText(Span<byte> scratch, string expected)
    {
        if (_reader.TokenType != JsonTokenType.String || _reader.ValueSpan.Length is 0 or > LongestTime)
        {
            ThrowUnexpected(expected);
        }

        try
        {
            return scratch[.._reader.CopyString(scratch)];
        }
        catch (InvalidOperationException exception)
        {
            throw HalfPair(exception);
        }
    }

    private readonly string Unescaped() => Unescaped(_reader);

    private static string Unescaped(scoped in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw HalfPair(exception);
        }
    }

    private static JsonValueException HalfPair(Exception cause) =>
        new("The text holds an escaped half of a surrogate pair, which is no character.", innerException: cause);
}
