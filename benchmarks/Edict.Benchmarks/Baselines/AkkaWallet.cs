using Akka.Actor;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Baselines;

/// <summary>A wallet that changes state and answers.</summary>
public sealed class AkkaWallet : UntypedActor
{
    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; private set; }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is not Deposit deposit)
        {
            Unhandled(message);
            return;
        }

        Balance += deposit.Amount;
        Sender.Tell(WalletReply.Instance);
    }
}
