using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using Edict.Serialization;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of four properties, about 140 bytes of JSON, against System.Text.Json with source generation.</summary>
[MemoryDiagnoser]
public partial class SmallEventJson
{
    private static readonly EventType Type = Modules.Edict_Benchmarks.EdictModule.TransferBooked;

    private readonly TransferBooked _event = new(
        "ACC-0000001", 1250.75m, Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), new DateTimeOffset(2030, 1, 31, 12, 30, 15, 123, TimeSpan.Zero));

    private readonly PooledJsonBuffer _buffer = new();
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private Utf8JsonWriter _writer = null!;
    private byte[] _json = [];

    [GlobalSetup]
    public void Prepare()
    {
        _json = Type.ToJson(_event).ToArray();
        _writer = new Utf8JsonWriter(_output);
        if (!_event.Equals(ReadBySystemTextJson()) || !_event.Equals(Read()))
        {
            throw new InvalidOperationException("The two do not read the same event.");
        }
    }

    [Benchmark]
    public int Write()
    {
        _buffer.Reset();
        Type.Write(_event, _buffer);
        return _buffer.Length;
    }

    [Benchmark]
    public int WriteBySystemTextJson()
    {
        _output.ResetWrittenCount();
        _writer.Reset(_output);
        JsonSerializer.Serialize(_writer, _event, Context.Default.TransferBooked);
        return _output.WrittenCount;
    }

    [Benchmark]
    public object Read() => Type.Read(_json);

    [Benchmark]
    public object ReadBySystemTextJson() => JsonSerializer.Deserialize(_json, Context.Default.TransferBooked)!;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(TransferBooked))]
    private sealed partial class Context : JsonSerializerContext;
}

/// <summary>An event as most are: a text, an amount, an id and a time.</summary>
[Event("transfer-booked")]
public sealed record TransferBooked(string AccountId, decimal Amount, Guid TransferId, DateTimeOffset BookedAt);
