using Edict.CrashWriter;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process that writes to a store until it is killed, and what must be there afterwards.</summary>
internal static class KilledWriter
{
    /// <summary>Lives and dies twice: the second life begins with what the first one left behind.</summary>
    internal static async Task LiveTwiceAsync(string store, int seed, int mostCommands, Func<Task<StoredLedgers>> read)
    {
        Random random = new(seed);
        List<Acknowledgement> promises = [];
        for (int life = 0; life < 2; life++)
        {
            await LiveAsync(store, random, mostCommands, promises);
            StoredLedgers stored = await read();
            stored.AssertGapless();
            stored.AssertNoHalfCommand();
            stored.AssertHold(promises);
            await stored.AssertStatesAsync(store);
        }
    }

    private static async Task LiveAsync(string store, Random random, int mostCommands, List<Acknowledgement> promises)
    {
        int before = promises.Count;
        int enough = random.Next(1, mostCommands);
        using WriterProcess writer = WriterProcess.Crash(store, random.Next());
        while (await writer.ReadLineAsync() is { } line)
        {
            if (Acknowledgement.Parse(line) is { } promise)
            {
                promises.Add(promise);
            }

            if (promises.Count - before == enough)
            {
                writer.Kill();
            }
        }

        await writer.EndAsync();
        Assert.True(promises.Count - before >= enough, $"The writer ended after {promises.Count - before} commands. {writer.Errors}");
    }
}
