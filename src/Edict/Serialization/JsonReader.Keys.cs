using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Edict.Serialization;

namespace Edict.CompilerServices;

public ref partial struct JsonReader
{
    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Takes the start of a dictionary.</summary>
    public void BeginDictionary()
    {
        Expect(JsonTokenType.StartObject, "an object");
        Advance();
    }

    /// <summary>Takes the end of a dictionary, if no entry is left; otherwise its next key has to be read.</summary>
    /// <returns>Whether the dictionary is at its end.</returns>
    public bool TryEndDictionary()
    {
        if (_reader.TokenType != JsonTokenType.EndObject)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes the key of an entry.</summary>
    public string ReadKey()
    {
        string key = _reader.ValueIsEscaped ? Unescaped() : Encoding.UTF8.GetString(_reader.ValueSpan);
        Advance();
        return key;
    }

    /// <summary>Takes the key of an entry whose type has a text as its form.</summary>
    /// <returns>A reader of that text.</returns>
    public JsonReader TakeKey()
    {
        // A key with its quotes is a text in JSON.
        JsonReader key = new(_json.Slice((int)_reader.TokenStartIndex, _reader.ValueSpan.Length + 2));
        key.Advance();
        Advance();
        return key;
    }

    /// <summary>Takes the key of an entry that is a number.</summary>
    /// <typeparam name="T">A number of the framework.</typeparam>
    public T ReadNumberKey<T>()
        where T : struct, INumberBase<T>
    {
        string key = "";
        bool isNumber = _reader.ValueIsEscaped
            ? T.TryParse(key = Unescaped(), Numbers, CultureInfo.InvariantCulture, out T value)
            : T.TryParse(_reader.ValueSpan, Numbers, CultureInfo.InvariantCulture, out value);
        if (!isNumber)
        {
            ThrowKey("a number in its type's range");
        }

        Advance();
        return value;
    }

    /// <summary>Takes the key of an entry that is true or false.</summary>
    public bool ReadBooleanKey()
    {
        bool value = _reader.ValueTextEquals("True"u8) || _reader.ValueTextEquals("true"u8);
        if (!value && !_reader.ValueTextEquals("False"u8) && !_reader.ValueTextEquals("false"u8))
        {
            ThrowKey("True or False");
        }

        Advance();
        return value;
    }

    /// <summary>Whether a text is next.</summary>
    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;

    /// <summary>Reads a number from a text.</summary>
    /// <typeparam name="T">A number of the framework.</typeparam>
    public T ReadNumberText<T>()
        where T : struct, INumberBase<T>
    {
        Expect(JsonTokenType.String, "a text with a number");
        if (!T.TryParse(Unescaped(), Numbers, CultureInfo.InvariantCulture, out T value))
        {
            ThrowUnexpected("a text with a number in its type's range");
        }

        Advance();
        return value;
    }

    private readonly void ThrowKey(string expected)
    {
        string key = Unescaped();
        throw new JsonValueException($"Expected a key that is {expected}, found \"{key}\".", key);
    }
}
