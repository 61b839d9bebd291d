using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    /// <summary>Remembers where the value begins of which an object is made.</summary>
    public readonly long BeginValue() => _reader.TokenStartIndex;

    /// <summary>Says that an object is made of a value that was read, so that a failure is found at that value.</summary>
    /// <param name="start">Where the value began.</param>
    public void BeginCreation(long start) => _creating = start;

    /// <summary>Says that the object was made.</summary>
    public void EndCreation() => _creating = -1;

    /// <summary>Reads a value from the text that its type parses.</summary>
    /// <typeparam name="T">A type with a text of its own.</typeparam>
    public T ReadParsable<T>()
        where T : IParsable<T>
    {
        Expect(JsonTokenType.String, "a text");
        if (!T.TryParse(Unescaped(), CultureInfo.InvariantCulture, out T? value))
        {
            ThrowUnexpected($"a text that {typeof(T).Name} understands");
        }

        Advance();
        return value;
    }

    /// <summary>Reads a value by a converter of System.Text.Json.</summary>
    /// <param name="converter">The converter.</param>
    /// <typeparam name="T">What the converter reads.</typeparam>
    public T ReadConverted<T>(JsonConverter<T> converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        Utf8JsonReader before = _reader;
        try
        {
            T? value = converter.Read(ref _reader, typeof(T), ForeignJson.Options);
            Advance();
            return value ?? throw new JsonException("It gave null.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _reader = before;
            throw new JsonValueException($"The converter '{converter.GetType()}' refused it: {exception.Message}", innerException: exception);
        }
    }

    /// <summary>Reads JSON of any kind.</summary>
    public JsonElement ReadJsonElement()
    {
        JsonElement value = JsonElement.ParseValue(ref _reader);
        Advance();
        return value;
    }

    /// <summary>Reads JSON of any kind but null.</summary>
    public JsonNode ReadJsonNode()
    {
        if (JsonNode.Parse(ref _reader) is not { } value)
        {
            ThrowUnexpected("JSON that is not null");
            return null;
        }

        Advance();
        return value;
    }

    /// <summary>Reads a JSON object.</summary>
    public JsonObject ReadJsonObject()
    {
        Expect(JsonTokenType.StartObject, "an object");
        return (JsonObject)ReadJsonNode();
    }

    /// <summary>Reads a JSON array.</summary>
    public JsonArray ReadJsonArray()
    {
        Expect(JsonTokenType.StartArray, "an array");
        return (JsonArray)ReadJsonNode();
    }

    /// <summary>Reads JSON of any kind.</summary>
    public JsonDocument ReadJsonDocument()
    {
        JsonDocument value = JsonDocument.ParseValue(ref _reader);
        Advance();
        return value;
    }
}
