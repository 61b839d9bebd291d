using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of some 15 values, two of them objects.</summary>
[InvocationCount(300_000)]
public class MediumEventJsonBenchmarks()
    : EventJsonBenchmarks<OrderBooked>(EdictModule.OrderBooked, BenchmarkJsonContext.Default.OrderBooked, ExampleEvents.Medium);
