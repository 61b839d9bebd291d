using Edict;
using static Edict.Decision;

namespace Shop.Domain;

public sealed record Take(string TillId, decimal Amount);

public sealed record Give(string TillId, decimal Amount);

[Event("cash-taken")]
public sealed record CashTaken(string TillId, decimal Amount);

[Event("cash-given")]
public sealed record CashGiven(string TillId, decimal Amount);

[Aggregate("till", Identity = nameof(Take.TillId))]
public sealed partial class Till
{
    public decimal Cash { get; private set; }

    [Handles]
    private static CashTaken Handle(Take command) => new(command.TillId, command.Amount);

    [Handles]
    private Decision<CashGiven> Handle(Give command) =>
        Cash < command.Amount ? Reject("till-too-empty") : new CashGiven(command.TillId, command.Amount);

    [Applies]
    private void Apply(CashTaken e) => Cash += e.Amount;

    [Applies]
    private void Apply(CashGiven e) => Cash -= e.Amount;
}
