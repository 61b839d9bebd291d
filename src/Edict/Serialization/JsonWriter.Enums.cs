namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    /// <summary>Writes a value of an enum: its name, the names of its flags with commas between, or its number where it has no name.</summary>
    /// <param name="names">The names of the enum.</param>
    /// <param name="value">The value's bits, extended by its sign.</param>
    public void WriteEnum(EnumNames names, long value)
    {
        ArgumentNullException.ThrowIfNull(names);
        names.Write(ref this, value);
    }
}
