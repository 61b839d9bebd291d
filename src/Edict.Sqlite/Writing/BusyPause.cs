using System.Diagnostics;

namespace Edict.Sqlite.Writing;

/// <summary>
/// Keeps several processes on one file fair to each other. SQLite tells nobody that the file is free, so whoever waits looks again
/// at short random intervals, and whoever writes leaves gaps that are long enough to be found. Used on one thread at a time.
/// </summary>
internal sealed class BusyPause
{
    private const double ShortestMilliseconds = 0.2;
    private const double LongestMilliseconds = 0.8;

    // When the file was free for a whole retry interval in every 20 ms, in one piece or in several, a process that has not been heard
    // of yet soon finds a gap. Most writers wait that long for their callers anyway; only one that never does must pause.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(LongestMilliseconds);
    private static readonly TimeSpan OthersAreActive = TimeSpan.FromSeconds(1);

    private long _lastCommit = Stopwatch.GetTimestamp();
    private long _windowBegan = Stopwatch.GetTimestamp();
    private TimeSpan _free;
    private long _othersSeen;
    private bool _isOurTurnAgain;

    /// <summary>Waits before the next try, after the file was found locked.</summary>
    internal void AfterBusy()
    {
        SawOthers();
        Wait(Jittered());
    }

    /// <summary>Notes whether another process has written since this one did last.</summary>
    internal void AfterBegin(bool othersWrote)
    {
        _isOurTurnAgain = !othersWrote;
        if (othersWrote)
        {
            SawOthers();
        }
    }

    /// <summary>Notes that the file is free again.</summary>
    internal void AfterCommit() => _lastCommit = Stopwatch.GetTimestamp();

    /// <summary>Leaves a gap where one is due.</summary>
    internal void BeforeBegin()
    {
        TimeSpan free = Stopwatch.GetElapsedTime(_lastCommit);
        if (_othersSeen != 0 && Stopwatch.GetElapsedTime(_othersSeen) < OthersAreActive)
        {
            Wait((_isOurTurnAgain ? Jittered() + Gap : Jittered()) - free);
            return;
        }

        _free += free;
        if (Stopwatch.GetElapsedTime(_windowBegan) < Window)
        {
            return;
        }

        Wait(Gap - _free);
        _free = TimeSpan.Zero;
        _windowBegan = Stopwatch.GetTimestamp();
    }

    private void SawOthers() => _othersSeen = Stopwatch.GetTimestamp();

    private static TimeSpan Jittered() => TimeSpan.FromMilliseconds(
        ShortestMilliseconds + (Random.Shared.NextDouble() * (LongestMilliseconds - ShortestMilliseconds)));

    // No timer is fine enough; yielding leaves the processor to whoever has work.
    private static void Wait(TimeSpan time)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            Thread.Sleep(0);
        }
    }
}
