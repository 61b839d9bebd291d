using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    private const int LongestNumber = 48;
    private const int LongestTime = 40;

    private static readonly StandardFormat RoundTrip = new('O');
    private static readonly StandardFormat Constant = new('c');

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number of up to 64 bits with a sign.</summary>
    /// <param name="value">The number.</param>
    public void WriteInt64(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out int written);
        _length += written;
    }

    /// <summary>Writes a whole number of up to 64 bits without a sign.</summary>
    /// <param name="value">The number.</param>
    public void WriteUInt64(ulong value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out int written);
        _length += written;
    }

    /// <summary>Writes a whole number of 128 bits with a sign.</summary>
    /// <param name="value">The number.</param>
    public void WriteInt128(Int128 value)
    {
        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a whole number of 128 bits without a sign.</summary>
    /// <param name="value">The number.</param>
    public void WriteUInt128(UInt128 value)
    {
        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a decimal number exactly, its scale included.</summary>
    /// <param name="value">The number.</param>
    public void WriteDecimal(decimal value)
    {
        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a number of 64 bits so that reading gives the same bits; what is no number as the text "NaN", "Infinity" or "-Infinity".</summary>
    /// <param name="value">The number.</param>
    public void WriteDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            WriteNotFinite(value);
            return;
        }

        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a number of 32 bits so that reading gives the same bits; what is no number as <see cref="WriteDouble"/> does.</summary>
    /// <param name="value">The number.</param>
    public void WriteSingle(float value)
    {
        if (!float.IsFinite(value))
        {
            WriteNotFinite(value);
            return;
        }

        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a number of 16 bits so that reading gives the same bits; what is no number as <see cref="WriteDouble"/> does.</summary>
    /// <param name="value">The number.</param>
    public void WriteHalf(Half value)
    {
        if (!Half.IsFinite(value))
        {
            WriteNotFinite((double)value);
            return;
        }

        value.TryFormat(Reserve(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes an identifier as 32 hexadecimal digits in groups.</summary>
    /// <param name="value">The identifier.</param>
    public void WriteGuid(Guid value)
    {
        Span<byte> target = Quote(LongestTime);
        Utf8Formatter.TryFormat(value, target, out int written);
        Unquote(target, written);
    }

    /// <summary>Writes a time with its kind, to 100 nanoseconds.</summary>
    /// <param name="value">The time.</param>
    public void WriteDateTime(DateTime value)
    {
        Span<byte> target = Quote(LongestTime);
        Utf8Formatter.TryFormat(value, target, out int written, RoundTrip);
        Unquote(target, written);
    }

    /// <summary>Writes a time with its offset, to 100 nanoseconds.</summary>
    /// <param name="value">The time.</param>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        Span<byte> target = Quote(LongestTime);
        Utf8Formatter.TryFormat(value, target, out int written, RoundTrip);
        Unquote(target, written);
    }

    /// <summary>Writes a date as year, month and day.</summary>
    /// <param name="value">The date.</param>
    public void WriteDateOnly(DateOnly value)
    {
        Span<byte> target = Quote(LongestTime);
        value.TryFormat(target, out int written, "O", CultureInfo.InvariantCulture);
        Unquote(target, written);
    }

    /// <summary>Writes a time of day, with fractions of a second where there are any.</summary>
    /// <param name="value">The time of day.</param>
    public void WriteTimeOnly(TimeOnly value) => WriteTimeSpan(value.ToTimeSpan());

    /// <summary>Writes a duration as [-][days.]hours:minutes:seconds[.fraction].</summary>
    /// <param name="value">The duration.</param>
    public void WriteTimeSpan(TimeSpan value)
    {
        Span<byte> target = Quote(LongestTime);
        Utf8Formatter.TryFormat(value, target, out int written, Constant);
        Unquote(target, written);
    }

    private void WriteNotFinite(double value) => WriteRaw(
        double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);

    // The span lies behind the opening quote, with room for the closing one.
    private Span<byte> Quote(int longest)
    {
        Span<byte> target = Reserve(longest + 2);
        target[0] = (byte)'"';
        return target[1..];
    }

    private void Unquote(Span<byte> target, int written)
    {
        target[written] = (byte)'"';
        _length += written + 2;
    }
}
