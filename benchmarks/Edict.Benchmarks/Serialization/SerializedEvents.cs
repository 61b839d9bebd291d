using System.Collections.Immutable;

namespace Edict.Benchmarks.Serialization;

/// <summary>An order with its customer and address: about 15 values, two of them objects.</summary>
[Event("order-booked")]
public sealed record OrderBooked(
    Guid OrderId, string Number, DateTimeOffset BookedAt, OrderKind Kind, Customer Customer, Address Address, decimal Total, bool IsPaid, string? Note);

public sealed record Customer(Guid CustomerId, string Name, string Email);

public sealed record Address(string Street, string City, string PostCode, string Country);

public enum OrderKind
{
    Normal,
    Express,
}

/// <summary>About 60 values, most of them texts: 12 parties of five.</summary>
[Event("contract-signed")]
public sealed record ContractSigned(
    string Title,
    string Text,
    Party First,
    Party Second,
    Party Third,
    Party Fourth,
    Party Fifth,
    Party Sixth,
    Party Seventh,
    Party Eighth,
    Party Ninth,
    Party Tenth,
    Party Eleventh,
    Party Twelfth);

public sealed record Party(string Name, string Role, string Address, int Share, DateTime SignedAt);

/// <summary>Lists, sets and dictionaries with some 200 elements in all.</summary>
[Event("stock-counted")]
public sealed record StockCounted(
    List<StockLine> Lines,
    ImmutableArray<int> Shelves,
    string[] Labels,
    Dictionary<string, int> Counts,
    Dictionary<int, decimal> Prices,
    HashSet<Guid> Batches);

public sealed record StockLine(string Sku, int Quantity, decimal Price);
