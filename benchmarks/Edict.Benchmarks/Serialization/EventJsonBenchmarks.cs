using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;

namespace Edict.Benchmarks.Serialization;

/// <summary>One event, written and read, beside System.Text.Json with source generation.</summary>
/// <remarks>Each derived class says how many calls let an iteration outlast the compiler's tiers.</remarks>
public abstract class EventJsonBenchmarks<TEvent>
    where TEvent : notnull
{
    private readonly JsonComparison<TEvent> _comparison;

    private protected EventJsonBenchmarks(EventType type, JsonTypeInfo<TEvent> info, TEvent @event) => _comparison = new(type, info, @event);

    [BenchmarkCategory("Write")]
    [Benchmark(Baseline = true, Description = "Edict writes")]
    public int Write() => _comparison.Write();

    [BenchmarkCategory("Write")]
    [Benchmark(Description = "System.Text.Json writes, its writer used again")]
    public int WriteBySystemTextJson() => _comparison.WriteBySystemTextJson();

    [BenchmarkCategory("Read")]
    [Benchmark(Baseline = true, Description = "Edict reads")]
    public object Read() => _comparison.Read();

    [BenchmarkCategory("Read")]
    [Benchmark(Description = "System.Text.Json reads")]
    public object ReadBySystemTextJson() => _comparison.ReadBySystemTextJson();
}
