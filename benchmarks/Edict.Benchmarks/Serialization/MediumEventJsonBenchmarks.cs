using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of some 15 values, two of them objects, beside System.Text.Json with source generation.</summary>
public class MediumEventJsonBenchmarks
{
    private const int Count = 300_000;

    private readonly JsonComparison<OrderBooked> _comparison = new(
        EdictModule.OrderBooked, BenchmarkJsonContext.Default.OrderBooked, ExampleEvents.Medium);

    [BenchmarkCategory("Write")]
    [Benchmark(Baseline = true, Description = "Edict writes", OperationsPerInvoke = Count)]
    public int Write() => _comparison.Write(Count);

    [BenchmarkCategory("Write")]
    [Benchmark(Description = "System.Text.Json writes, its writer used again", OperationsPerInvoke = Count)]
    public int WriteBySystemTextJson() => _comparison.WriteBySystemTextJson(Count);

    [BenchmarkCategory("Read")]
    [Benchmark(Baseline = true, Description = "Edict reads", OperationsPerInvoke = Count)]
    public object Read() => _comparison.Read(Count);

    [BenchmarkCategory("Read")]
    [Benchmark(Description = "System.Text.Json reads", OperationsPerInvoke = Count)]
    public object ReadBySystemTextJson() => _comparison.ReadBySystemTextJson(Count);
}
