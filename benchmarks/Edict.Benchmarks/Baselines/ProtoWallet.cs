using Edict.Benchmarks.Domain;
using Proto;

namespace Edict.Benchmarks.Baselines;

/// <summary>A wallet that changes state and answers.</summary>
public sealed class ProtoWallet : IActor
{
    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; private set; }

    /// <inheritdoc/>
    public Task ReceiveAsync(IContext context)
    {
        if (context.Message is Deposit deposit)
        {
            Balance += deposit.Amount;
            context.Respond(WalletReply.Instance);
        }

        return Task.CompletedTask;
    }
}
