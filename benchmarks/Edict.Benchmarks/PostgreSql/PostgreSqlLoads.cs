using Edict.Benchmarks.Loads;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>Appends to one server, by Edict and by others, all in one run.</summary>
internal static class PostgreSqlLoads
{
    internal const int Wallets = 10_000;

    internal static async Task RunAsync(LoadOptions options)
    {
        string? named = PostgreSqlServer.Named;
        await using PostgreSqlServer? own = named is null ? await PostgreSqlServer.StartNewAsync($"fsync={(options.Fsync ? "on" : "off")}") : null;
        string server = named ?? own!.ConnectionString;
        await using UsualTechnique usual = new(server, 64);
        await using UsualTechnique pooled = new(server, 16);
        await using EdictWallets edict = new(server);
        await using MartenWallets marten = new(server);
        await using BinaryCopy copy = new(server);
        await LoadTable.RunAsync(
            [
                new("bare driver loop, 1 caller", 1, Wallets, usual),
                new("one insert per transaction, 8 callers", 8, Wallets, usual),
                new("one insert per transaction, 16 callers", 16, Wallets, usual),
                new("one insert per transaction, 32 callers", 32, Wallets, usual),
                new("one insert per transaction, 64 callers", 64, Wallets, usual),
                new("one insert per transaction, 64 callers, 16 connections", 64, Wallets, pooled),
                new("Edict, 1 caller", 1, Wallets, edict),
                new("Edict, 64 callers", 64, Wallets, edict),
                new("Edict, 512 callers", 512, Wallets, edict),
                new("Edict, 64 callers, 1 aggregate", 64, 1, edict),
                new("Marten, 1 caller", 1, Wallets, marten),
                new("Marten, 64 callers", 64, Wallets, marten),
                new("binary COPY, 1,000 events per transaction", 1, Wallets, copy),
                new("binary COPY, 1,000 events per transaction, 2 callers", 2, Wallets, copy),
            ],
            options);
    }
}
