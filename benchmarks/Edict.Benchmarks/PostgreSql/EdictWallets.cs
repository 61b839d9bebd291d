using Edict.Benchmarks.Domain;
using Edict.Benchmarks.Loads;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>Edict with its defaults, called as a user calls it.</summary>
internal sealed class EdictWallets(string server) : IContender
{
    // Each reads its aggregate on a connection of its own; more would wait for those to open.
    private const int StartingCallers = 16;

    private readonly string[] _ids = WalletIds.Create(PostgreSqlLoads.Wallets);
    private WalletApp? _app;

    public async Task StartAsync()
    {
        _app = await WalletApp.StartAsync(options => options.UsePostgreSql(server));
        await Callers.RunAsync(StartingCallers, async caller =>
        {
            for (int wallet = caller; wallet < _ids.Length; wallet += StartingCallers)
            {
                await CallAsync(caller, wallet);
            }
        });
    }

    public async ValueTask CallAsync(int caller, int wallet) =>
        (await _app!.DispatchAsync(new Deposit(_ids[wallet], 1))).EnsureAccepted();

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
