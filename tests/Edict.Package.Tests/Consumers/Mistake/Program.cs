using Edict;

await using CounterApp app = await CounterApp.StartAsync(options => options.UseSqlite("counters.db"));
(await app.DispatchAsync(new Add("visits"))).EnsureAccepted();

public sealed record Add(string CounterId);

[Event("added")]
public sealed record Added(string CounterId);

[Aggregate("counter", Identity = nameof(Add.CounterId))]
public sealed partial class Counter
{
    [Handles]
    private static Added Handle(Add command) => new(command.CounterId);
}

[Application]
public sealed partial class CounterApp;
