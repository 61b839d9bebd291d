namespace ExampleDomain;

/// <summary>Issues a card for an account.</summary>
public sealed record IssueCard(Guid CardId, string AccountId, decimal Limit);

/// <summary>Pays with a card: a value, not a class.</summary>
public readonly record struct PayByCard(Guid CardId, decimal Amount);

/// <summary>Blocks a card.</summary>
public sealed record BlockCard(Guid CardId, string? Reason);
