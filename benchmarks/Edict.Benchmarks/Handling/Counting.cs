using System.Diagnostics;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Handling;

/// <summary>Notes when it was called, and nothing else.</summary>
[EventHandler("counting", Instance = HandlerInstance.Shared)]
public sealed partial class Counting
{
    private static long _handled;
    private static long _at;

    /// <summary>How many events were handled.</summary>
    public static long Handled => Volatile.Read(ref _handled);

    /// <summary>When the last one was, as a timestamp.</summary>
    public static long At => Volatile.Read(ref _at);

    /// <summary>Begins to count anew.</summary>
    public static void Clear() => Volatile.Write(ref _handled, 0);

    [Handles]
    private static void Handle(Deposited e)
    {
        Volatile.Write(ref _at, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _handled);
    }
}
