using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of four properties, about 140 bytes of JSON.</summary>
[InvocationCount(1_000_000)]
public class SmallEventJsonBenchmarks()
    : EventJsonBenchmarks<TransferBooked>(EdictModule.TransferBooked, BenchmarkJsonContext.Default.TransferBooked, ExampleEvents.Small);
