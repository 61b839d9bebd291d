using Edict.CompilerServices;

namespace Edict.Tests.Handwritten;

internal sealed class OpenRoute() : CommandRoute(typeof(Open), "account")
{
    internal static readonly OpenRoute Instance = new();

    public override string? GetIdentity(object command) => ((Open)command).Id;

    public override void Handle(object state, object command, EventCollector decided)
    {
        if (((Account)state).IsOpen)
        {
            decided.Reject(Decision.Reject("already-open"));
            return;
        }

        decided.Add(new Opened(((Open)command).Amount));
    }
}

internal sealed class DepositRoute() : CommandRoute(typeof(Deposit), "account")
{
    internal static readonly DepositRoute Instance = new();

    public override string? GetIdentity(object command) => ((Deposit)command).Id;

    public override void Handle(object state, object command, EventCollector decided)
    {
        int amount = ((Deposit)command).Amount;
        decided.Add(amount == 0 ? null : new Deposited(amount));
    }
}

internal sealed class WithdrawRoute() : CommandRoute(typeof(Withdraw), "account")
{
    internal static readonly WithdrawRoute Instance = new();

    public override string? GetIdentity(object command) => ((Withdraw)command).Id;

    public override void Handle(object state, object command, EventCollector decided)
    {
        int amount = ((Withdraw)command).Amount;
        if (((Account)state).Balance < amount)
        {
            decided.Reject(Decision.Reject("insufficient-funds"));
            return;
        }

        decided.Add(new Withdrawn(amount));
    }
}

internal sealed class ProbeRoute() : CommandRoute(typeof(Probe), "account")
{
    internal static readonly ProbeRoute Instance = new();

    public override string? GetIdentity(object command) => ((Probe)command).Id;

    public override void Handle(object state, object command, EventCollector decided) =>
        decided.Add(((Probe)command).Decide((Account)state, decided.Context));
}

internal sealed class DepositSavingsRoute() : CommandRoute(typeof(DepositSavings), "savings")
{
    internal static readonly DepositSavingsRoute Instance = new();

    public override string? GetIdentity(object command) => ((DepositSavings)command).Id;

    public override void Handle(object state, object command, EventCollector decided) =>
        decided.Add(new Deposited(((DepositSavings)command).Amount));
}
