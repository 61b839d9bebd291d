namespace Edict.Hosting.Tests;

public sealed record Add(string CounterId, int Amount);

[Event("added")]
public sealed record Added(string CounterId, int Amount);

[Aggregate("counter", Identity = nameof(Add.CounterId))]
public sealed partial class Counter
{
    public int Total { get; private set; }

    [Handles]
    private static Added Handle(Add command) => new(command.CounterId, command.Amount);

    [Applies]
    private void Apply(Added e) => Total += e.Amount;
}

[Application]
public sealed partial class CounterApp;
