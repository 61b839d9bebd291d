namespace Edict.Benchmarks.Apply;

/// <summary>An aggregate that applies three types of events, each by a method of its own.</summary>
[Aggregate("tally-of-three")]
public sealed partial class TallyOf3
{
    /// <summary>What was counted.</summary>
    public int Sum { get; private set; }

    [Applies]
    internal void Apply(Step1 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step2 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step3 e) => Sum += e.By;
}
