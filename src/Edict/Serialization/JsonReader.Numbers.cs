using System.Globalization;
using System.Text.Json;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        bool value = _reader.TokenType == JsonTokenType.True;
        if (!value)
        {
            Expect(JsonTokenType.False, "true or false");
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from 0 to 255.</summary>
    public byte ReadByte()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetByte(out byte value))
        {
            ThrowUnexpected("a whole number from 0 to 255");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from -128 to 127.</summary>
    public sbyte ReadSByte()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetSByte(out sbyte value))
        {
            ThrowUnexpected("a whole number from -128 to 127");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from -32768 to 32767.</summary>
    public short ReadInt16()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt16(out short value))
        {
            ThrowUnexpected("a whole number from -32768 to 32767");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from 0 to 65535.</summary>
    public ushort ReadUInt16()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetUInt16(out ushort value))
        {
            ThrowUnexpected("a whole number from 0 to 65535");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from -2147483648 to 2147483647.</summary>
    public int ReadInt32()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt32(out int value))
        {
            ThrowUnexpected("a whole number from -2147483648 to 2147483647");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from 0 to 4294967295.</summary>
    public uint ReadUInt32()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetUInt32(out uint value))
        {
            ThrowUnexpected("a whole number from 0 to 4294967295");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from -9223372036854775808 to 9223372036854775807.</summary>
    public long ReadInt64()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out long value))
        {
            ThrowUnexpected("a whole number from -9223372036854775808 to 9223372036854775807");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number from 0 to 18446744073709551615.</summary>
    public ulong ReadUInt64()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetUInt64(out ulong value))
        {
            ThrowUnexpected("a whole number from 0 to 18446744073709551615");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number of 128 bits with a sign.</summary>
    public Int128 ReadInt128()
    {
        if (_reader.TokenType != JsonTokenType.Number
            || !Int128.TryParse(_reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 value))
        {
            ThrowUnexpected("a whole number of 128 bits with a sign");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a whole number of 128 bits without a sign.</summary>
    public UInt128 ReadUInt128()
    {
        if (_reader.TokenType != JsonTokenType.Number
            || !UInt128.TryParse(_reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out UInt128 value))
        {
            ThrowUnexpected("a whole number of 128 bits without a sign");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a decimal number with its scale.</summary>
    public decimal ReadDecimal()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetDecimal(out decimal value))
        {
            ThrowUnexpected("a number in the range of decimal");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a number of 64 bits, or the text "NaN", "Infinity" or "-Infinity".</summary>
    public double ReadDouble()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return ReadNotFinite();
        }

        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetDouble(out double value) || !double.IsFinite(value))
        {
            ThrowUnexpected("a number in the range of double");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a number of 32 bits, or the text "NaN", "Infinity" or "-Infinity".</summary>
    public float ReadSingle()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return (float)ReadNotFinite();
        }

        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetSingle(out float value) || !float.IsFinite(value))
        {
            ThrowUnexpected("a number in the range of float");
            return default;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a number of 16 bits, or the text "NaN", "Infinity" or "-Infinity".</summary>
    public Half ReadHalf()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return (Half)ReadNotFinite();
        }

        if (_reader.TokenType != JsonTokenType.Number
            || !Half.TryParse(_reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out Half value)
            || !Half.IsFinite(value))
        {
            ThrowUnexpected("a number in the range of Half");
            return default;
        }

        Advance();
        return value;
    }

    private double ReadNotFinite()
    {
        double value = 0;
        if (_reader.ValueTextEquals("NaN"u8))
        {
            value = double.NaN;
        }
        else if (_reader.ValueTextEquals("Infinity"u8))
        {
            value = double.PositiveInfinity;
        }
        else if (_reader.ValueTextEquals("-Infinity"u8))
        {
            value = double.NegativeInfinity;
        }
        else
        {
            ThrowUnexpected("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        }

        Advance();
        return value;
    }
}
