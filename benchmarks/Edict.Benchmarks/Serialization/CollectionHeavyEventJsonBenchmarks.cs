using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of lists, sets and dictionaries.</summary>
[InvocationCount(20_000)]
public class CollectionHeavyEventJsonBenchmarks()
    : EventJsonBenchmarks<StockCounted>(EdictModule.StockCounted, BenchmarkJsonContext.Default.StockCounted, ExampleEvents.Collections);
