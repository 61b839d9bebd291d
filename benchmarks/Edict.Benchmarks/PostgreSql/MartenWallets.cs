using Edict.Benchmarks.Domain;
using Edict.Benchmarks.Loads;
using JasperFx.Events;
using Marten;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>Marten with its defaults: an append with the expected version, and save, without loading anything.</summary>
internal sealed class MartenWallets(string server) : IContender
{
    private readonly string[] _ids = WalletIds.Create(PostgreSqlLoads.Wallets);
    private readonly long[] _versions = new long[PostgreSqlLoads.Wallets];
    private DocumentStore? _store;

    public async Task StartAsync()
    {
        _store = DocumentStore.For(options =>
        {
            options.Connection(server);
            options.Events.StreamIdentity = StreamIdentity.AsString;
            options.Events.AddEventType<Deposited>();
        });
        Array.Fill(_versions, 1);
        foreach (string[] some in _ids.Chunk(1_000))
        {
            await using IDocumentSession session = _store.LightweightSession();
            foreach (string id in some)
            {
                session.Events.StartStream(id, new Deposited(id, 1));
            }

            await session.SaveChangesAsync();
        }
    }

    public async ValueTask CallAsync(int caller, int wallet)
    {
        await using IDocumentSession session = _store!.LightweightSession();
        session.Events.Append(_ids[wallet], ++_versions[wallet], new Deposited(_ids[wallet], 1));
        await session.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
