namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    /// <summary>Writes a value of an enum: its name, the names of its flags with commas between, or its number where it has no name.</summary>
    /// <param name="names">The names of the enum.</param>
    /// <param name="value">The value's bits, extended by its sign.</param>
    public void WriteEnum(EnumNames names, long value)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!names.TryWriteName(ref this, value))
        {
            names.WriteNumber(ref this, value);
        }
    }

    /// <summary>Writes a value of an enum as the key of a dictionary's entry: as a value, but a number as a text.</summary>
    /// <param name="names">The names of the enum.</param>
    /// <param name="value">The value's bits, extended by its sign.</param>
    public void WriteEnumKey(EnumNames names, long value)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!names.TryWriteName(ref this, value))
        {
            WriteByte((byte)'"');
            names.WriteNumber(ref this, value);
            WriteByte((byte)'"');
        }
    }

    internal void WriteQuoted(scoped ReadOnlySpan<byte> escaped)
    {
        Span<byte> target = Quote(escaped.Length);
        escaped.CopyTo(target);
        Unquote(target, escaped.Length);
    }
}
