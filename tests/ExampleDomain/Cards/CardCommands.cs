using Edict;

namespace ExampleDomain;

/// <summary>Issues a card for an account.</summary>
[Command("issue-card")]
public sealed record IssueCard(Guid CardId, string AccountId, decimal Limit);

/// <summary>Pays with a card: a value, not a class.</summary>
[Command("pay-by-card")]
public readonly record struct PayByCard(Guid CardId, decimal Amount);

/// <summary>Blocks a card.</summary>
public sealed record BlockCard(Guid CardId, string? Reason);
