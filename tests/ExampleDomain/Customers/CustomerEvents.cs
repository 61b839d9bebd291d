using Edict;

namespace ExampleDomain;

/// <summary>Somebody became a customer.</summary>
[Event("customer-registered")]
public sealed record CustomerRegistered(string CustomerId, string Name);

/// <summary>A customer has an address.</summary>
[Event("address-changed")]
public sealed record AddressChanged(string CustomerId, string Address);

/// <summary>Something was noted.</summary>
[Event("remark-noted")]
public sealed record RemarkNoted(string CustomerId, string Text);
