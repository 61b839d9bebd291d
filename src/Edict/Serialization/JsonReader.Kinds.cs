using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    /// <summary>
    /// Finds the property that says of which kind an object is, wherever in the object it stands; usually it is the first.
    /// The object itself is still to be read.
    /// </summary>
    /// <param name="property">The name of the property as UTF-8.</param>
    /// <returns>Its value as JSON, unescaped; empty where the object has none.</returns>
    public ReadOnlySpan<byte> ReadKind(ReadOnlySpan<byte> property)
    {
        Expect(JsonTokenType.StartObject, "an object");
        Advance();
        _isInside = true;
        if (_reader.TokenType == JsonTokenType.PropertyName && _reader.ValueTextEquals(property))
        {
            Advance();
            ReadOnlySpan<byte> kind = KindAt(_reader);
            Skip();
            return kind;
        }

        return FindKind(property);
    }

    /// <summary>Refuses an object of a kind that is not known.</summary>
    /// <param name="property">The name of the property that says the kind.</param>
    /// <param name="kind">What it says.</param>
    [DoesNotReturn]
    public readonly void ThrowUnknownKind(string property, ReadOnlySpan<byte> kind) => throw new JsonValueException(
        kind.IsEmpty ? "It is required and missing: it says of which type the object is."
            : $"It says {Encoding.UTF8.GetString(kind)}, which is the name of no known type.",
        property);

    // On a copy, so that the properties before it are still read.
    private readonly ReadOnlySpan<byte> FindKind(ReadOnlySpan<byte> property)
    {
        Utf8JsonReader ahead = _reader;
        while (ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isFound = ahead.ValueTextEquals(property);
            ahead.Read();
            if (isFound)
            {
                return KindAt(ahead);
            }

            ahead.Skip();
            ahead.Read();
        }

        return [];
    }

    private readonly ReadOnlySpan<byte> KindAt(scoped in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.ValueIsEscaped => Encoding.UTF8.GetBytes($"\"{Unescaped(reader)}\""),
        JsonTokenType.String => _json.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2),
        JsonTokenType.Number => _json.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length),
        _ => "null"u8,
    };
}
