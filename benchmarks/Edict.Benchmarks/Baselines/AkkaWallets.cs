using Akka.Actor;
using Akka.Configuration;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Baselines;

/// <summary>Wallets as Akka.NET actors, asked by reference. Persistent ones write to Akka.Persistence's in-memory journal.</summary>
public sealed class AkkaWallets : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly IActorRef[] _wallets;
    private readonly string[] _ids;

    private AkkaWallets(string[] ids, Func<string, Props> props)
    {
        _ids = ids;
        _system = ActorSystem.Create("wallets", ConfigurationFactory.ParseString(
            """
            akka.loglevel = OFF
            akka.stdout-loglevel = OFF
            akka.persistence.journal.plugin = "akka.persistence.journal.inmem"
            """));
        _wallets = [.. ids.Select(id => _system.ActorOf(props(id)))];
    }

    /// <summary>Wallets that change state and answer, storing nothing.</summary>
    /// <param name="ids">The identities.</param>
    public static AkkaWallets Transient(string[] ids) => new(ids, static _ => Props.Create<AkkaWallet>());

    /// <summary>Wallets that persist an event before they answer.</summary>
    /// <param name="ids">The identities.</param>
    public static AkkaWallets Persistent(string[] ids) => new(ids, static id => Props.Create<AkkaPersistentWallet>(id));

    /// <summary>Sends a new command and waits for the answer.</summary>
    /// <param name="index">The wallet.</param>
    /// <param name="timeout">How long to wait for it; for ever when null.</param>
    public Task<WalletReply> AskAsync(int index, TimeSpan? timeout = null) =>
        _wallets[index].Ask<WalletReply>(new Deposit(_ids[index], 1), timeout);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _system.Terminate();
}
