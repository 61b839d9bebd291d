namespace Edict.Benchmarks.Serialization;

/// <summary>An event as most are: a text, an amount, an id and a time.</summary>
[Event("transfer-booked")]
public sealed record TransferBooked(string AccountId, decimal Amount, Guid TransferId, DateTimeOffset BookedAt);
