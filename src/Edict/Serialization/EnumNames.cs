using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Edict.CompilerServices;

/// <summary>The names that an enum declares, by which its values are stored. Immutable and safe for concurrent use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNames
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly byte[][] _escaped;
    private readonly long[] _values;
    private readonly int[] _descending;
    private readonly bool _isFlags;

    /// <summary>Lists the names of an enum.</summary>
    /// <param name="isFlags">Whether values combine several names.</param>
    /// <param name="minimum">The least value of the underlying type.</param>
    /// <param name="maximum">The greatest value of the underlying type.</param>
    /// <param name="names">The names and the bits of their values, as declared; of two names for one value the first is written.</param>
    public EnumNames(bool isFlags, long minimum, ulong maximum, params ReadOnlySpan<(string Name, long Value)> names)
    {
        _isFlags = isFlags;
        Minimum = minimum;
        Maximum = maximum;
        _names = new string[names.Length];
        _utf8 = new byte[names.Length][];
        _escaped = new byte[names.Length][];
        _values = new long[names.Length];
        for (int index = 0; index < names.Length; index++)
        {
            (_names[index], _values[index]) = names[index];
            _utf8[index] = Encoding.UTF8.GetBytes(names[index].Name);
            _escaped[index] = JsonEncodedText.Encode(names[index].Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
        }

        // Larger values first, so that a name for several flags stands for all of them.
        _descending = [.. Enumerable.Range(0, names.Length).OrderByDescending(index => unchecked((ulong)_values[index]))];
    }

    /// <summary>The least value of the underlying type.</summary>
    internal long Minimum { get; }

    /// <summary>The greatest value of the underlying type.</summary>
    internal ulong Maximum { get; }

    /// <summary>The number of names.</summary>
    internal int Count => _names.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _names);

    internal ReadOnlySpan<byte> NameAt(int index) => _utf8[index];

    internal long ValueAt(int index) => _values[index];

    internal bool TryWriteName(ref JsonWriter writer, long value)
    {
        int index = Array.IndexOf(_values, value);
        if (index >= 0)
        {
            writer.WriteQuoted(_escaped[index]);
            return true;
        }

        if (_isFlags && value != 0 && FlagsOf(value) is { } flags)
        {
            WriteFlags(ref writer, flags);
            return true;
        }

        return false;
    }

    internal void WriteNumber(ref JsonWriter writer, long value)
    {
        if (Maximum > long.MaxValue)
        {
            writer.WriteUInt64(unchecked((ulong)value));
        }
        else
        {
            writer.WriteInt64(value);
        }
    }

    internal bool TryNumber(string text, out long value)
    {
        bool isNumber = Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number)
            && number >= Minimum && number <= Maximum;
        value = isNumber ? unchecked((long)number) : 0;
        return isNumber;
    }

    internal bool TryCombine(string text, out long value)
    {
        value = 0;
        if (!_isFlags)
        {
            return false;
        }

        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int index = Array.IndexOf(_names, name);
            if (index < 0)
            {
                return false;
            }

            value |= _values[index];
        }

        return true;
    }

    private void WriteFlags(ref JsonWriter writer, List<int> flags)
    {
        writer.WriteRaw("\""u8);
        for (int index = flags.Count - 1; index >= 0; index--)
        {
            writer.WriteRaw(_escaped[flags[index]]);
            writer.WriteRaw(index > 0 ? ", "u8 : "\""u8);
        }
    }

    // The names that make up a value, or null where bits are left that have none.
    private List<int>? FlagsOf(long value)
    {
        List<int> flags = [];
        foreach (int index in _descending)
        {
            long flag = _values[index];
            if (flag != 0 && (value & flag) == flag)
            {
                flags.Add(index);
                value &= ~flag;
            }
        }

        return value == 0 ? flags : null;
    }
}
