using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonWriter
{
    /// <summary>Writes a value as the text that its type parses again.</summary>
    /// <param name="value">The value, never null.</param>
    /// <typeparam name="T">A type with a text of its own.</typeparam>
    public void WriteParsable<T>(T value)
        where T : IParsable<T>
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteString((value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString())!);
    }

    /// <summary>Writes a value by a converter of System.Text.Json.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">What the converter writes.</typeparam>
    public void WriteConverted<T>(JsonConverter<T> converter, T value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        WriteForeign((converter, value), static (writer, pair) =>
        {
            pair.converter.Write(writer, pair.value, ForeignJson.Options);
            if (writer.CurrentDepth != 0 || writer.BytesCommitted + writer.BytesPending == 0)
            {
                throw new JsonValueException($"The converter '{pair.converter.GetType()}' did not write exactly one value.");
            }
        });
    }

    /// <summary>Writes JSON of any kind.</summary>
    /// <param name="value">The JSON.</param>
    public void WriteJsonElement(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new JsonValueException("It is an undefined JsonElement, which has no JSON; give it a value, or declare it nullable.");
        }

        WriteForeign(value, static (writer, element) => element.WriteTo(writer));
    }

    /// <summary>Writes JSON of any kind.</summary>
    /// <param name="value">The JSON, never null.</param>
    public void WriteJsonNode(JsonNode value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteForeign(value, static (writer, node) => node.WriteTo(writer, ForeignJson.Options));
    }

    /// <summary>Writes JSON of any kind.</summary>
    /// <param name="value">The JSON, never null.</param>
    public void WriteJsonDocument(JsonDocument value)
    {
        if (value is null)
        {
            ThrowNull();
        }

        WriteJsonElement(value.RootElement);
    }

    private void WriteForeign<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        if (_depth >= DeepestNesting)
        {
            ThrowDeep();
        }

        Complete();
        using (Utf8JsonWriter writer = new(_output, ForeignJson.WriterOptions(DeepestNesting - _depth)))
        {
            try
            {
                write(writer, state);
                writer.Flush();
            }
            catch (InvalidOperationException exception)
            {
                throw new JsonValueException(exception.Message, innerException: exception);
            }
        }

        _memory = _output.GetSpan(FirstRequest);
    }
}
