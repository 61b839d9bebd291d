namespace Edict.Benchmarks.Apply;

/// <summary>An aggregate that applies thirty types of events, each by a method of its own.</summary>
[Aggregate("tally-of-thirty")]
public sealed partial class TallyOf30
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

    [Applies]
    internal void Apply(Step11 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step12 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step13 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step14 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step15 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step16 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step17 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step18 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step19 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step20 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step21 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step22 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step23 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step24 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step25 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step26 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step27 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step28 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step29 e) => Sum += e.By;

    [Applies]
    internal void Apply(Step30 e) => Sum += e.By;
}
