using System.Text.Json.Serialization;

namespace Edict.Benchmarks.Serialization;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TransferBooked))]
[JsonSerializable(typeof(OrderBooked))]
[JsonSerializable(typeof(ContractSigned))]
[JsonSerializable(typeof(StockCounted))]
internal sealed partial class BenchmarkJsonContext : JsonSerializerContext;
