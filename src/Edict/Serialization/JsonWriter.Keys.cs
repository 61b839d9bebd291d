using System.Globalization;
using System.Numerics;

namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    /// <summary>Writes true or false as a text, as System.Text.Json writes it as a key.</summary>
    /// <param name="value">The value.</param>
    public void WriteBooleanText(bool value) => WriteRaw(value ? "\"True\""u8 : "\"False\""u8);

    /// <summary>Writes a number as a text.</summary>
    /// <param name="value">The number.</param>
    /// <typeparam name="T">A number of the framework.</typeparam>
    public void WriteNumberText<T>(T value)
        where T : struct, INumberBase<T>
    {
        Span<byte> target = Quote(LongestNumber);
        value.TryFormat(target, out int written, default, CultureInfo.InvariantCulture);
        Unquote(target, written);
    }
}
