using Edict;
using static Edict.Decision;

namespace ExampleDomain;

/// <summary>A card whose state is immutable: each event gives a new one.</summary>
[Aggregate("card", Identity = nameof(IssueCard.CardId))]
[StoredState(Version = 2)]
public sealed partial record PaymentCard(decimal Limit, decimal Used, CardBlockReason? Blocked)
{
    /// <summary>A card that has not been issued.</summary>
    public static PaymentCard Initial { get; } = new(Limit: 0, Used: 0, Blocked: null);

    [Handles]
    private CardIssued? Handle(IssueCard command) =>
        Limit > 0 ? null : new CardIssued(command.CardId, command.AccountId, command.Limit);

    [Handles]
    private Decision<(CardUsed Used, CardBlocked? Blocked)> Handle(PayByCard command, CommandContext context)
    {
        if (Blocked is not null || Used + command.Amount > Limit)
        {
            return Reject(Blocked is null ? "limit-exceeded" : "card-blocked");
        }

        bool isUsedUp = Used + command.Amount == Limit;
        return (
            new CardUsed(command.CardId, command.Amount, context.Now),
            isUsedUp ? new CardBlocked(command.CardId, CardBlockReason.LimitReached) : null);
    }

    [Handles]
    private IEnumerable<ICardEvent> Handle(BlockCard command)
    {
        if (Blocked is null)
        {
            yield return new CardBlocked(command.CardId, CardBlockReason.ByHolder);
        }
    }

    [Applies]
    private PaymentCard Apply(CardIssued e) => this with { Limit = e.Limit };

    [Applies]
    private PaymentCard Apply(CardUsed e) => this with { Used = Used + e.Amount };

    [Applies]
    private PaymentCard Apply(CardBlocked e) => this with { Blocked = e.Reason };
}
