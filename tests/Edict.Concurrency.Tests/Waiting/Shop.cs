using System.Collections.Concurrent;

namespace Edict.Concurrency.Tests.Waiting;

/// <summary>A command whose dispatches wait for the handler of its events.</summary>
[Consistent("takings")]
public sealed record Sell(string Till, int Amount);

[Event("sold")]
public sealed record Sold(int Amount);

[Aggregate("till", Identity = nameof(Sell.Till))]
public sealed partial class Till
{
    [Handles]
    private static Sold Handle(Sell command) => new(command.Amount);

    [Applies]
    private void Apply(Sold e)
    {
    }
}

/// <summary>Notes in a book of the test what was sold; an amount below zero cannot be.</summary>
[EventHandler("takings", Consistency = Consistency.Strong, Concurrency = 4, Instance = HandlerInstance.Shared)]
public sealed partial class Takings(TakingsBook book)
{
    [Handles]
    private Task Handle(Sold e, EventContext context, CancellationToken cancellation) =>
        e.Amount < 0 ? throw new InvalidOperationException("Nobody sells for that.") : book.NoteAsync(context.Position, cancellation);

    private ErrorAction OnError(FailureContext failure) => failure.Exception is InvalidOperationException ? ErrorAction.DeadLetter : ErrorAction.Retry();
}

[Application(Namespaces = ["Edict.Concurrency.Tests.Waiting"])]
public sealed partial class Shop;

/// <summary>The positions whose events were handled, by whichever application; and the services of each.</summary>
public sealed class TakingsBook : IServiceProvider
{
    private readonly ConcurrentDictionary<long, bool> _noted = new();

    /// <summary>Until it ends, nothing is noted.</summary>
    internal Task Opens { get; set; } = Task.CompletedTask;

    public object? GetService(Type serviceType) => serviceType == typeof(TakingsBook) ? this : null;

    internal bool Has(long position) => _noted.ContainsKey(position);

    internal async Task NoteAsync(long position, CancellationToken cancellation)
    {
        await Opens.WaitAsync(cancellation);
        if (Random.Shared.Next(4) == 0)
        {
            await Task.Delay(Random.Shared.Next(5), cancellation);
        }

        _noted[position] = true;
    }
}
