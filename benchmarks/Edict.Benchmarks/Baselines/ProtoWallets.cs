using Edict.Benchmarks.Domain;
using Proto;

namespace Edict.Benchmarks.Baselines;

/// <summary>Wallets as Proto.Actor actors, asked by reference; they change state and answer, storing nothing.</summary>
public sealed class ProtoWallets : IAsyncDisposable
{
    private readonly ActorSystem _system = new();
    private readonly PID[] _wallets;
    private readonly string[] _ids;

    /// <summary>Spawns the wallets.</summary>
    /// <param name="ids">The identities.</param>
    public ProtoWallets(string[] ids)
    {
        _ids = ids;
        Props props = Props.FromProducer(static () => new ProtoWallet());
        _wallets = [.. ids.Select(_ => _system.Root.Spawn(props))];
    }

    /// <summary>Sends a new command and waits for the answer.</summary>
    /// <param name="index">The wallet.</param>
    public Task<WalletReply> RequestAsync(int index) =>
        _system.Root.RequestAsync<WalletReply>(_wallets[index], new Deposit(_ids[index], 1), CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _system.DisposeAsync();
}
