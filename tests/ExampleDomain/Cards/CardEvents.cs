using Edict;

namespace ExampleDomain;

/// <summary>What happens to a card.</summary>
public interface ICardEvent
{
    /// <summary>The card.</summary>
    Guid CardId { get; }
}

/// <summary>A card was issued.</summary>
[Event("card-issued")]
public sealed record CardIssued(Guid CardId, string AccountId, decimal Limit) : ICardEvent;

/// <summary>A card was used.</summary>
[Event("card-used")]
public sealed record CardUsed(Guid CardId, decimal Amount, DateTimeOffset At) : ICardEvent;

/// <summary>A card was blocked.</summary>
[Event("card-blocked")]
public sealed record CardBlocked(Guid CardId, CardBlockReason Reason) : ICardEvent;

/// <summary>Why a card is blocked.</summary>
public enum CardBlockReason
{
    /// <summary>Its holder asked for it.</summary>
    ByHolder,

    /// <summary>It was used up to its limit.</summary>
    LimitReached,
}
