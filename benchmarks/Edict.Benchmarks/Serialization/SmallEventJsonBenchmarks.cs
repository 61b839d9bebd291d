using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of four properties, about 140 bytes of JSON, beside System.Text.Json with source generation.</summary>
public partial class SmallEventJsonBenchmarks
{
    private const int Count = 200_000;

    private static readonly EventType Type = EdictModule.TransferBooked;

    private readonly TransferBooked _event = new(
        "ACC-0000001", 1250.75m, Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), new DateTimeOffset(2030, 1, 31, 12, 30, 15, 123, TimeSpan.Zero));

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

    [BenchmarkCategory("Write")]
    [Benchmark(Baseline = true, Description = "Edict writes", OperationsPerInvoke = Count)]
    public int Write()
    {
        for (int index = 0; index < Count; index++)
        {
            _output.ResetWrittenCount();
            Type.Write(_event, _output);
        }

        return _output.WrittenCount;
    }

    [BenchmarkCategory("Write")]
    [Benchmark(Description = "System.Text.Json writes, its writer used again", OperationsPerInvoke = Count)]
    public int WriteBySystemTextJson()
    {
        for (int index = 0; index < Count; index++)
        {
            _output.ResetWrittenCount();
            _writer.Reset(_output);
            JsonSerializer.Serialize(_writer, _event, Context.Default.TransferBooked);
        }

        return _output.WrittenCount;
    }

    [BenchmarkCategory("Read")]
    [Benchmark(Baseline = true, Description = "Edict reads", OperationsPerInvoke = Count)]
    public object Read()
    {
        object read = _event;
        for (int index = 0; index < Count; index++)
        {
            read = Type.Read(_json);
        }

        return read;
    }

    [BenchmarkCategory("Read")]
    [Benchmark(Description = "System.Text.Json reads", OperationsPerInvoke = Count)]
    public object ReadBySystemTextJson()
    {
        object read = _event;
        for (int index = 0; index < Count; index++)
        {
            read = JsonSerializer.Deserialize(_json, Context.Default.TransferBooked)!;
        }

        return read;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(TransferBooked))]
    private sealed partial class Context : JsonSerializerContext;
}
