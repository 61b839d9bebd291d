using System.Globalization;
using System.Text.Json;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    /// <summary>Reads a value of an enum: a name, names of flags with commas between, or the number of a value that has no name.</summary>
    /// <param name="names">The names of the enum.</param>
    /// <returns>The value's bits, extended by its sign.</returns>
    public long ReadEnum(EnumNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        long bits = _reader.TokenType == JsonTokenType.Number ? EnumNumber(names) : EnumText(names);
        Advance();
        return bits;
    }

    private readonly long EnumNumber(EnumNames names)
    {
        if (_reader.TryGetInt64(out long value) && value >= names.Minimum && (value < 0 || (ulong)value <= names.Maximum))
        {
            return value;
        }

        if (_reader.TryGetUInt64(out ulong large) && large <= names.Maximum)
        {
            return unchecked((long)large);
        }

        ThrowUnexpected(string.Create(
            CultureInfo.InvariantCulture, $"a name of the enum or a whole number from {names.Minimum} to {names.Maximum}"));
        return 0;
    }

    private readonly long EnumText(EnumNames names)
    {
        Expect(JsonTokenType.String, "a name of the enum");
        for (int index = 0; index < names.Count; index++)
        {
            if (_reader.ValueTextEquals(names.NameAt(index)))
            {
                return names.ValueAt(index);
            }
        }

        string text = Unescaped();
        if (!names.TryCombine(text, out long value) && !names.TryNumber(text, out value))
        {
            ThrowUnexpected($"a name of the enum ({names})");
        }

        return value;
    }
}
