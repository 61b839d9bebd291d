using System.Diagnostics;

namespace Edict.Analyzers.Tests.Robustness;

/// <summary>How long damage is tried: a few rounds in each build, and two minutes of them in a soak.</summary>
internal sealed class Effort(int rounds)
{
    private static readonly TimeSpan Soak = TimeSpan.FromMinutes(2);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isSoak = Environment.GetEnvironmentVariable("EDICT_SOAK") == "1";

    public bool Allows(int round) => _isSoak ? _clock.Elapsed < Soak : round < rounds;
}
