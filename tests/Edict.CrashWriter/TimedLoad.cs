using System.Diagnostics;
using System.Globalization;

namespace Edict.CrashWriter;

/// <summary>Sends commands for some seconds beside another process on the same file, and counts how they ended.</summary>
internal sealed class TimedLoad(LedgerApp app, int seed, TimeSpan time)
{
    private const int Callers = 64;
    private const int Ledgers = 10_000;

    private int _accepted;
    private int _events;
    private int _failed;
    private long _slowestTicks;

    internal async Task<string> RunAsync()
    {
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => SendAsync(new Random(seed + caller), started))));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"done {_accepted} {_events} {_failed} {TimeSpan.FromTicks(_slowestTicks).TotalMilliseconds:0}");
    }

    private async Task SendAsync(Random random, long started)
    {
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            WriteEntries command = new($"L-{random.Next(Ledgers)}", random.Next(1, 6));
            long sent = Stopwatch.GetTimestamp();
            DispatchResult result = await app.DispatchAsync(command);
            Note(result, command.Count, Stopwatch.GetElapsedTime(sent).Ticks);
        }
    }

    private void Note(in DispatchResult result, int count, long ticks)
    {
        if (result.Status == DispatchStatus.Accepted)
        {
            Interlocked.Increment(ref _accepted);
            Interlocked.Add(ref _events, count);
        }
        else
        {
            Interlocked.Increment(ref _failed);
        }

        long slowest = Volatile.Read(ref _slowestTicks);
        while (ticks > slowest)
        {
            long seen = Interlocked.CompareExchange(ref _slowestTicks, ticks, slowest);
            if (seen == slowest)
            {
                return;
            }

            slowest = seen;
        }
    }
}
