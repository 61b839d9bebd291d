namespace Edict.Tests.Upcasting.Older;

internal interface IHappened;

internal sealed record Happen(string Id, params IHappened[] What);

[Event("account-opened")]
internal sealed record AccountOpened(string Owner) : IHappened;

[Event("account-opened", Version = 2)]
internal sealed record AccountOpenedInCurrency(string Owner, string Currency) : IHappened;

[Event("money-moved")]
internal sealed record MoneyMoved(int Out, int In) : IHappened;

[Event("balance-checked")]
internal sealed record BalanceChecked(int Balance) : IHappened;

[Event("tags-set")]
internal sealed record TagsSet(List<string> Tags) : IHappened;

[Event("acct-closed")]
internal sealed record AccountClosed(string Reason) : IHappened;

[Event("fee-paid")]
internal sealed record FeePaid(int Amount) : IHappened;

/// <summary>An account as an older program stores it.</summary>
[Aggregate("account", Identity = nameof(Happen.Id))]
internal sealed partial class Account
{
    [Handles]
    private static IHappened[] Handle(Happen command) => command.What;

    [Applies]
    private void Apply(IHappened e)
    {
    }
}

[Application(Namespaces = ["Edict.Tests.Upcasting.Older"])]
internal sealed partial class OlderBank;
