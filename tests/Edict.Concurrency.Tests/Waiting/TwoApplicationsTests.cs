using System.Diagnostics;

namespace Edict.Concurrency.Tests.Waiting;

/// <summary>Waiting for a handler that another application on one store runs, as another process would.</summary>
public abstract class TwoApplicationsTests
{
    private readonly TakingsBook _book = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract void Use(EdictOptions options);

    private Task<Shop> StartAsync(bool runsHandlers, TakingsBook? book = null) => Shop.StartAsync(options =>
    {
        options.Services = book ?? _book;
        options.ConsistencyTimeout = TimeSpan.FromSeconds(30);
        options.ConfigureEventHandlers(handler => (handler.IsEnabled, handler.CheckpointInterval) = (runsHandlers, TimeSpan.FromMilliseconds(100)));
        Use(options);
    });

    private async Task<Shop> StartOwnerAsync()
    {
        Shop owner = await StartAsync(runsHandlers: true);
        while (owner.EventHandlers["takings"].Status.State != EventHandlerState.Live)
        {
            await Task.Delay(5, Cancellation);
        }

        return owner;
    }

    [Fact]
    [Trait("Category", "Repeated")]
    public async Task Nobody_hears_before_the_other_application_has_processed_the_events()
    {
        await using Shop owner = await StartOwnerAsync();
        await using Shop asking = await StartAsync(runsHandlers: false);
        long began = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(
            async () =>
            {
                for (int number = 0; number < 5; number++)
                {
                    DispatchResult result = (await asking.DispatchAsync(new Sell($"till {caller}", 1), cancellation: Cancellation)).EnsureSeen();
                    Assert.True(_book.Has(result.Position), $"Position {result.Position} was told too early.");
                }
            },
            Cancellation)));

        TestContext.Current.TestOutputHelper!.WriteLine($"40 dispatches of 8 callers took {Stopwatch.GetElapsedTime(began).TotalMilliseconds:f0} ms");
    }

    [Fact]
    public async Task A_position_that_travelled_to_another_application_is_waited_for_there()
    {
        await using Shop owner = await StartOwnerAsync();
        await using Shop reading = await StartAsync(runsHandlers: false);
        TaskCompletionSource opens = new();
        _book.Opens = opens.Task;
        DispatchResult result = await owner.DispatchAsync(new Sell("till", 1), new DispatchOptions { Consistency = Consistency.Eventual }, Cancellation);

        Task<UnseenReason?> waiting = reading.EventHandlers["takings"].WaitForAsync(result.Position, cancellation: Cancellation).AsTask();
        await Task.Delay(200, Cancellation);
        Assert.False(waiting.IsCompleted);
        opens.SetResult();

        Assert.Null(await waiting);
        Assert.True(_book.Has(result.Position));
    }

    [Fact]
    public async Task What_the_other_application_gave_up_is_told()
    {
        await using Shop owner = await StartOwnerAsync();
        await using Shop asking = await StartAsync(runsHandlers: false);

        DispatchResult result = await asking.DispatchAsync(new Sell("till", -1), cancellation: Cancellation);

        Assert.Equal(new UnseenHandler("takings", UnseenReason.DeadLettered), Assert.Single(result.Unseen));
    }

    [Fact]
    public async Task Where_no_application_runs_the_handler_that_is_told_at_once()
    {
        await using Shop asking = await StartAsync(runsHandlers: false);
        long began = Stopwatch.GetTimestamp();

        DispatchResult result = await asking.DispatchAsync(new Sell("till", 1), cancellation: Cancellation);

        Assert.Equal(new UnseenHandler("takings", UnseenReason.NotRunning), Assert.Single(result.Unseen));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_waits_sees_what_the_next_owner_does()
    {
        TakingsBook closed = new();
        TaskCompletionSource never = new();
        closed.Opens = never.Task;
        Shop owner = await StartAsync(runsHandlers: true, closed);
        while (owner.EventHandlers["takings"].Status.State != EventHandlerState.Live)
        {
            await Task.Delay(5, Cancellation);
        }

        await using Shop next = await StartAsync(runsHandlers: true);
        Task<DispatchResult> dispatch = next.DispatchAsync(new Sell("till", 1), cancellation: Cancellation).AsTask();
        while (owner.EventHandlers["takings"].Status.Calls.Count == 0)
        {
            await Task.Delay(5, Cancellation);
        }

        Task stop = owner.DisposeAsync().AsTask();
        never.SetCanceled(Cancellation);
        await stop;

        DispatchResult result = (await dispatch).EnsureSeen();
        Assert.True(_book.Has(result.Position));
    }
}
