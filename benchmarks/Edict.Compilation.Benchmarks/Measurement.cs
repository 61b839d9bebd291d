using System.Diagnostics;

namespace Edict.Compilation.Benchmarks;

/// <summary>Figures of several runs of one thing.</summary>
/// <param name="Milliseconds">One figure for each run.</param>
public sealed record Measurement(IReadOnlyList<double> Milliseconds)
{
    /// <summary>The middle one.</summary>
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);

    /// <summary>Measures something a number of times.</summary>
    /// <param name="times">How often.</param>
    /// <param name="run">Does it once and says how many milliseconds of it count.</param>
    public static Measurement Of(int times, Func<double> run)
    {
        List<double> figures = [];
        for (int time = 0; time < times; time++)
        {
            GC.Collect();
            figures.Add(run());
        }

        return new(figures);
    }

    /// <summary>The milliseconds that something takes.</summary>
    public static double Clock(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
