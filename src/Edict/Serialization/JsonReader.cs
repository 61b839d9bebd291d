using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Edict.Serialization;

namespace Edict.CompilerServices;

/// <summary>
/// Reads JSON from UTF-8 for generated code. It stands always before the first token that was not taken yet, so that generated code
/// asks for the properties in the order in which they were written, and each question costs one comparison. A property that
/// occurs twice counts with its last value. Nesting is limited to 64 levels. Passed by reference; for one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public ref partial struct JsonReader
{
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;
    private bool _isAtEnd;
    private bool _isInside;
    private long _creating;

    /// <summary>Starts to read.</summary>
    /// <param name="json">One JSON value as UTF-8.</param>
    public JsonReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json);
        _isAtEnd = false;
        _isInside = false;
        _creating = -1;
    }

    /// <summary>Takes the start of an object.</summary>
    /// <param name="mark">Remembers for <see cref="HasMore"/> where the properties begin.</param>
    public void BeginObject(out long mark)
    {
        if (_isInside)
        {
            // Its kind was asked for already.
            _isInside = false;
        }
        else
        {
            Expect(JsonTokenType.StartObject, "an object");
            Advance();
        }

        mark = _reader.TokenStartIndex;
    }

    /// <summary>Takes the name of the next property if it is the given one.</summary>
    /// <param name="name">The name as UTF-8.</param>
    /// <returns>Whether it was; then its value has to be read.</returns>
    public bool TryProperty(ReadOnlySpan<byte> name)
    {
        if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals(name))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>
    /// Whether properties are left after all known ones were asked for in turn: those out of the written order, which the next round
    /// finds, or an unknown one, which is skipped.
    /// </summary>
    /// <param name="mark">Where the round began; moved to where the next one begins.</param>
    public bool HasMore(ref long mark)
    {
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        if (_reader.TokenStartIndex == mark)
        {
            Advance();
            Skip();
        }

        mark = _reader.TokenStartIndex;
        return _reader.TokenType != JsonTokenType.EndObject;
    }

    /// <summary>Takes the end of an object.</summary>
    public void EndObject() => Advance();

    /// <summary>Takes the start of an array.</summary>
    public void BeginArray()
    {
        Expect(JsonTokenType.StartArray, "an array");
        Advance();
    }

    /// <summary>Takes the end of an array, if no element is left.</summary>
    /// <returns>Whether the array is at its end.</returns>
    public bool TryEndArray()
    {
        if (_reader.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes the literal for no value, if it is next.</summary>
    /// <returns>Whether there is no value.</returns>
    public bool TryNull()
    {
        if (_reader.TokenType != JsonTokenType.Null)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Refuses an object that lacks a property.</summary>
    /// <param name="name">The name of the property.</param>
    [DoesNotReturn]
    public readonly void ThrowMissing(string name) =>
        throw new JsonValueException("It is required and missing.", name);

    /// <summary>Takes the first token.</summary>
    internal void Begin()
    {
        if (!Utf8.IsValid(_json))
        {
            throw new JsonValueException("The JSON is not valid UTF-8.");
        }

        Advance();
    }

    /// <summary>Makes sure that nothing follows the value that was read.</summary>
    internal readonly void End()
    {
        if (!_isAtEnd)
        {
            throw new JsonValueException("The JSON goes on after its end.");
        }
    }

    /// <summary>The text before the value at which reading stopped.</summary>
    /// <param name="isBroken">Whether it stopped because the text is no JSON.</param>
    internal readonly ReadOnlySpan<byte> Before(bool isBroken) =>
        _json[..(int)(isBroken ? _reader.BytesConsumed : _creating >= 0 ? _creating : _reader.TokenStartIndex)];

    private void Advance() => _isAtEnd = !_reader.Read();

    private void Skip()
    {
        _reader.Skip();
        Advance();
    }

    private readonly void Expect(JsonTokenType expected, string name)
    {
        if (_reader.TokenType != expected)
        {
            ThrowUnexpected(name);
        }
    }

    [DoesNotReturn]
    private readonly void ThrowUnexpected(string expected) =>
        throw new JsonValueException($"Expected {expected}, found {Found()}.");

    private readonly string Found() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"the text {Excerpt()}",
        JsonTokenType.Number => $"the number {Excerpt()}",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    private readonly string Excerpt()
    {
        const int longest = 40;
        string text = Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, longest)]);
        string quote = _reader.TokenType == JsonTokenType.String ? "\"" : "";
        return $"{quote}{text}{(_reader.ValueSpan.Length > longest ? "..." : "")}{quote}";
    }
}
