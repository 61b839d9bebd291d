using BenchmarkDotNet.Attributes;
using Edict.Modules.Edict_Benchmarks;

namespace Edict.Benchmarks.Serialization;

/// <summary>An event of some 60 values, most of them texts.</summary>
[InvocationCount(100_000)]
public class LargeEventJsonBenchmarks()
    : EventJsonBenchmarks<ContractSigned>(EdictModule.ContractSigned, BenchmarkJsonContext.Default.ContractSigned, ExampleEvents.Large);
