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

    /// <summary>Compiles what runs and opens the connections, which beside other processes may take longer than a command waits; no caller waits for less than all of it.</summary>
    internal Task WarmUpAsync() => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
        SendAsync(new Random(seed + Callers + caller), new DispatchOptions { Timeout = Timeout.InfiniteTimeSpan }))));

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
            Note(Stopwatch.GetElapsedTime(await SendAsync(random, options: null)).Ticks);
        }
    }

    /// <returns>When it was sent.</returns>
    private async Task<long> SendAsync(Random random, DispatchOptions? options)
    {
        WriteEntries command = new($"L-{random.Next(Ledgers)}", random.Next(1, 6));
        long sent = Stopwatch.GetTimestamp();
        DispatchResult result = await app.DispatchAsync(command, options);
        Note(result, command.Count);
        return sent;
    }

    private void Note(in DispatchResult result, int count)
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
    }

    private void Note(long ticks)
    {
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
