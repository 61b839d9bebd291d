using System.Data.Common;
using System.Globalization;
using Edict.CrashProjection;
using Edict.CrashWriter;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process with a projection that is killed again and again, and what its read model must hold afterwards.</summary>
internal static class KilledProjection
{
    private const int Lives = 3;

    internal static async Task LiveAsync(string store, int seed, int mostCommands, Func<Task<StoredLedgers>> read, Func<Task<DbConnection>> connect)
    {
        Random random = new(seed);
        for (int life = 0; life < Lives; life++)
        {
            await LiveOnceAsync(store, random, mostCommands);
        }

        await CatchUpAsync(store);
        StoredLedgers stored = await read();
        await using DbConnection connection = await connect();
        Assert.Equal(stored.Events, await ReadAsync(connection, "select entries from all_ledgers"));
        Assert.Equal(stored.Events, await ReadAsync(connection, "select sum(entries) from ledger_total"));
        Assert.Equal(stored.SumOfIndexes, await ReadAsync(connection, "select sum(indexes) from ledger_total"));
    }

    private static async Task LiveOnceAsync(string store, Random random, int mostCommands)
    {
        int enough = random.Next(1, mostCommands);
        int promised = 0;
        using WriterProcess writer = WriterProcess.Project(store, random.Next());
        while (await writer.ReadLineAsync() is { } line)
        {
            promised += Acknowledgement.Parse(line) is null ? 0 : 1;
            if (promised == enough)
            {
                writer.Kill();
            }
        }

        await writer.EndAsync();
        Assert.True(promised >= enough, $"The writer ended after {promised} commands. {writer.Errors}");
    }

    private static async Task CatchUpAsync(string store)
    {
        await using ProjectingApp app = await ProjectingApp.StartAsync(options => StoreOf.NameWithReadModel(options, store));
        long head = await app.Store.Feed.ReadHeadAsync();
        EventHandlerHandle handle = app.EventHandlers["ledger-totals"];
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (!(handle.Status.Position >= head))
        {
            Assert.False(limit.IsCancellationRequested, $"{handle.Status} of {head}: {handle.Status.Error}");
            await Task.Delay(5);
        }

        Assert.Equal(0, await handle.DeadLetters.CountAsync());
    }

    private static async Task<long> ReadAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
