using System.Runtime.CompilerServices;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Baselines;

/// <summary>The floor: the same state change by a method call, without a queue, a log or an answer to wait for.</summary>
public sealed class DirectWallets(int count)
{
    private readonly long[] _balances = new long[count];

    /// <summary>Decides and applies; not inlined, as no handler behind a dispatch is.</summary>
    /// <param name="index">The wallet.</param>
    /// <param name="command">The command.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Deposited Deposit(int index, Deposit command)
    {
        Deposited deposited = new(command.WalletId, command.Amount);
        _balances[index] += deposited.Amount;
        return deposited;
    }
}
