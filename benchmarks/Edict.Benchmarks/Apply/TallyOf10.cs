namespace Edict.Benchmarks.Apply;

/// <summary>An aggregate that applies ten types of events, each by a method of its own.</summary>
[Aggregate("tally-of-ten")]
public sealed partial class TallyOf10
{
    /// <summary>What was counted.</summary>
    public int Sum { get; private set; }

    [Applies]
    internal void Apply(Step1 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step2 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step3 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step4 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step5 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step6 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step7 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step8 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step9 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step10 e) => Sum += e.By;
}
