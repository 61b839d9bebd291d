using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of lists, sets and dictionaries, beside System.Text.Json with source generation.</summary>
public class CollectionHeavyEventJsonBenchmarks
{
    private const int Count = 20_000;

    private readonly JsonComparison<StockCounted> _comparison = new(
        EdictModule.StockCounted, BenchmarkJsonContext.Default.StockCounted, ExampleEvents.Collections);

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
