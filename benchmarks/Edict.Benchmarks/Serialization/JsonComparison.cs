using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Edict.Benchmarks.Serialization;

/// <summary>One event as Edict and as System.Text.Json with source generation write and read it, each with memory that it uses again.</summary>
internal sealed class JsonComparison<TEvent>
    where TEvent : notnull
{
    private readonly EventType _type;
    private readonly JsonTypeInfo<TEvent> _info;
    private readonly TEvent _event;
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly Utf8JsonWriter _writer;
    private readonly byte[] _json;

    public JsonComparison(EventType type, JsonTypeInfo<TEvent> info, TEvent @event)
    {
        (_type, _info, _event) = (type, info, @event);
        _writer = new Utf8JsonWriter(_output);
        _json = type.ToJson(@event).ToArray();
        string expected = JsonSerializer.Serialize(@event, info);
        if (JsonSerializer.Serialize((TEvent)type.Read(_json), info) != expected
            || JsonSerializer.Serialize(JsonSerializer.Deserialize(_json, info)!, info) != expected)
        {
            throw new InvalidOperationException("The two do not read the same event.");
        }
    }

    public int Write()
    {
        _output.ResetWrittenCount();
        _type.Write(_event, _output);
        return _output.WrittenCount;
    }

    public int WriteBySystemTextJson()
    {
        _output.ResetWrittenCount();
        _writer.Reset(_output);
        JsonSerializer.Serialize(_writer, _event, _info);
        return _output.WrittenCount;
    }

    public object Read() => _type.Read(_json);

    public object ReadBySystemTextJson() => JsonSerializer.Deserialize(_json, _info)!;
}
