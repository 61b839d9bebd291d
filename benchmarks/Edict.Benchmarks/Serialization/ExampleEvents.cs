using System.Globalization;

namespace Edict.Benchmarks.Serialization;

/// <summary>The events that are written and read.</summary>
internal static class ExampleEvents
{
    private static readonly DateTimeOffset Moment = new(2030, 1, 31, 12, 30, 15, 123, TimeSpan.Zero);

    public static TransferBooked Small { get; } = new("ACC-0000001", 1250.75m, Id(1), Moment);

    public static OrderBooked Medium { get; } = new(
        Id(2), "2030-000123", Moment, OrderKind.Express, new Customer(Id(3), "Ada Lovelace", "ada@example.org"),
        new Address("12 St James's Square", "London", "SW1Y 4JH", "United Kingdom"), 349.90m, true, null);

    public static ContractSigned Large { get; } = new(
        "Partnership agreement", string.Concat(Enumerable.Repeat("The parties agree, in writing, on what follows. ", 20)),
        Party(1), Party(2), Party(3), Party(4), Party(5), Party(6), Party(7), Party(8), Party(9), Party(10), Party(11), Party(12));

    public static StockCounted Collections { get; } = new(
        [.. Enumerable.Range(0, 40).Select(static index => new StockLine($"SKU-{index:D5}", index * 3, index * 1.25m))],
        [.. Enumerable.Range(1000, 60)],
        [.. Enumerable.Range(0, 20).Select(static index => $"label number {index}")],
        Enumerable.Range(0, 40).ToDictionary(static index => $"warehouse-{index}", static index => index * 7),
        Enumerable.Range(0, 30).ToDictionary(static index => index * 11, static index => index * 0.75m),
        [.. Enumerable.Range(0, 20).Select(Id)]);

    private static Party Party(int index) => new(
        $"Party number {index}", "Limited partner", $"{index} Long Street, Springfield", index * 8, Moment.UtcDateTime.AddMinutes(index));

    private static Guid Id(int index) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"01234567-89ab-cdef-0123-{index:D12}"));
}
