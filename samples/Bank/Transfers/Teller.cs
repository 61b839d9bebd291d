using Bank.Domain;
using Edict;

namespace Bank.Transfers;

/// <summary>Carries out whatever one may ask the bank for. Safe for concurrent use.</summary>
internal sealed class Teller(BankApp bank)
{
    /// <returns>The answer of the account that decided; for a transfer that was undone, the refusal of its receiver.</returns>
    internal ValueTask<DispatchResult> ExecuteAsync(IBankCommand command) => command is TransferMoney transfer
        ? TransferAsync(transfer)
        : bank.DispatchAsync(command); // which command it is, is known at run time only

    // Each account decides for itself, so a transfer is two commands, and a third one when the receiver refuses. All have one
    // correlation id. A process that dies in between leaves the money with nobody; the events tell where it stopped.
    private async ValueTask<DispatchResult> TransferAsync(TransferMoney transfer)
    {
        DispatchResult withdrawal = await bank.DispatchAsync(new Withdraw(transfer.From, transfer.Amount));
        if (!withdrawal.IsAccepted)
        {
            return withdrawal;
        }

        var options = new DispatchOptions { CausationId = withdrawal.CommandId, CorrelationId = withdrawal.CommandId };
        DispatchResult deposit = await bank.DispatchAsync(new Deposit(transfer.To, transfer.Amount), options);
        if (deposit.IsAccepted)
        {
            return deposit;
        }

        // The receiver may have the money already: giving it back would double it, so somebody has to look.
        if (deposit.Status == DispatchStatus.OutcomeUnknown)
        {
            return deposit.EnsureAccepted();
        }

        DispatchResult refund = await bank.DispatchAsync(new Deposit(transfer.From, transfer.Amount), options);
        refund.EnsureAccepted();
        return deposit;
    }
}
