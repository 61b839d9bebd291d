using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Why events are not seen: told at once, also when it comes to be while somebody waits.</summary>
public sealed class UnseenReasonTests
{
    private static ScriptedHandler Fails(ErrorAction action, params int[] amounts) => new("fails", typeof(Deposited))
    {
        Attribute = static options => options.Consistency = Consistency.Strong,
        OnEvent = (e, _, _) => amounts.Contains(((Deposited)e).Amount) ? throw new InvalidOperationException("no") : Task.CompletedTask,
        Judge = _ => action,
    };

    [Fact]
    public async Task An_event_that_went_to_the_dead_letters_is_not_seen_and_later_ones_are()
    {
        await using TestBank bank = await StrongBank.StartAsync(Fails(ErrorAction.DeadLetter, 2));
        Guid id = Guid.NewGuid();

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
        Assert.Equal(("fails", UnseenReason.DeadLettered), Single(await bank.DispatchAsync(new Deposit("a", 2), Strong with { CommandId = id })));
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 3), Strong)).Unseen);
        Assert.Equal(("fails", UnseenReason.DeadLettered), Single(await bank.DispatchAsync(new Deposit("a", 2), Strong with { CommandId = id })));
        Assert.Equal(UnseenReason.DeadLettered, await bank.EventHandlers["fails"].WaitForAsync(2, cancellation: TestContext.Current.CancellationToken));
        Assert.Null(await bank.EventHandlers["fails"].WaitForAsync(3, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Events_parked_behind_a_dead_letter_are_not_seen_until_it_is_retried()
    {
        int[] bad = [2];
        await using TestBank bank = await StrongBank.StartAsync(Fails(ErrorAction.DeadLetterAndPark, bad));
        Guid id = Guid.NewGuid();
        Assert.Equal(("fails", UnseenReason.DeadLettered), Single(await bank.DispatchAsync(new Deposit("a", 2), Strong)));
        Assert.Equal(("fails", UnseenReason.Parked), Single(await bank.DispatchAsync(new Deposit("a", 3), Strong with { CommandId = id })));
        Assert.Empty((await bank.DispatchAsync(new Deposit("b", 3), Strong)).Unseen);

        bad[0] = 0;
        await bank.EventHandlers["fails"].DeadLetters.RetryAllAsync(TestContext.Current.CancellationToken);

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 3), Strong with { CommandId = id })).Unseen);
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 4), Strong)).Unseen);
    }

    [Fact]
    public async Task One_event_of_several_that_is_given_up_is_enough()
    {
        await using TestBank bank = await StrongBank.StartAsync(Fails(ErrorAction.DeadLetter, 2));

        DispatchResult result = await bank.DispatchAsync(new Probe("a", static (_, _) => [new Deposited(1), new Deposited(2), new Deposited(3)]), Strong);

        Assert.Equal(("fails", UnseenReason.DeadLettered), Single(result));
    }

    [Fact]
    public async Task A_skipped_event_counts_as_seen()
    {
        await using TestBank bank = await StrongBank.StartAsync(Fails(ErrorAction.Skip, 1));

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
    }

    [Fact]
    public async Task A_handler_that_stops_answers_those_who_wait_and_those_who_come()
    {
        await using TestBank bank = await StrongBank.StartAsync(Fails(ErrorAction.Stop, 1));

        Assert.Equal(("fails", UnseenReason.Stopped), Single(await bank.DispatchAsync(new Deposit("a", 1), Strong)));
        Assert.Equal(("fails", UnseenReason.Stopped), Single(await bank.DispatchAsync(new Deposit("a", 2), Strong)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_nobody_runs_is_not_waited_for(bool isShared)
    {
        await using TestBank bank = await StrongBank.StartAsync(
            isShared ? new InMemoryDatabase() : null, StrongBank.Runs(), Quick("quick"));

        Assert.Equal(("quick", UnseenReason.NotRunning), Single(await bank.DispatchAsync(new Deposit("a", 1), Strong)));
    }

    [Fact]
    public async Task A_handler_that_is_stopped_by_a_call_answers_those_who_wait()
    {
        HeldHandler held = new("held", static options => options.CancelsAtTimeLimit = true);
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        await held.BeganAsync(1);
        Task stop = bank.EventHandlers["held"].StopAsync();
        Task<DispatchResult> behind = bank.DispatchAsync(new Deposit("a", 2), Strong).AsTask();
        held.Let(1);
        await stop;

        Assert.Empty((await dispatch).Unseen);
        Assert.Equal(("held", UnseenReason.NotRunning), Single(await behind));
    }

    [Fact]
    public async Task A_handler_that_is_far_behind_answers_at_once()
    {
        InMemoryDatabase database = new();
        await using (TestBank before = await StrongBank.StartAsync(database, static _ => { }))
        {
            for (int number = 0; number < 5; number++)
            {
                _ = await before.DispatchAsync(new Deposit("a", 1));
            }
        }

        HeldHandler held = new("held", static options => options.CheckpointEvery = 1);
        await using TestBank bank = await StrongBank.StartAsync(database, static _ => { }, held.Binding);
        await held.BeganAsync(1);

        Assert.Equal(("held", UnseenReason.CatchingUp), Single(await bank.DispatchAsync(new Deposit("a", 1), Strong)));
        held.LetAll();
        await Eventually.True(() => bank.EventHandlers["held"].Status.State == EventHandlerState.Live);
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
    }

    [Fact]
    public async Task A_handler_that_cannot_begin_answers_at_once()
    {
        ScriptedHandler failing = new("failing")
        {
            Attribute = static options => options.Consistency = Consistency.Strong,
            OnEvent = static (_, _, _) => Task.CompletedTask,
            Hook = static hook => hook == "start" ? throw new InvalidOperationException("no") : Task.CompletedTask,
        };
        await using TestBank bank = await StrongBank.StartAsync(failing);

        Assert.Equal(("failing", UnseenReason.Failing), Single(await bank.DispatchAsync(new Deposit("a", 1), Strong)));
    }

    [Fact]
    public async Task A_handler_that_cannot_begin_for_want_of_the_store_answers_at_once()
    {
        MutedSubscriptions muted = new() { IsMuted = true };
        await using TestBank bank = await StrongBank.StartAsync(
            options => options.UseStore(context => muted.Over(context, new InMemoryDatabase())), Quick("quick"));

        Assert.Equal(("quick", UnseenReason.Failing), Single(await bank.DispatchAsync(new Deposit("a", 1), Strong)));
    }

    [Fact]
    public async Task A_handler_that_is_about_to_be_started_is_waited_for()
    {
        Task<DispatchResult> early = Task.FromResult(default(DispatchResult));
        await using TestBank bank = await TestBank.StartAsync(
            static definition => definition with { EventHandlers = [Quick("quick")] },
            static options => options.UseInMemory(),
            created => early = created.DispatchAsync(new Deposit("a", 1), Strong).AsTask());

        Assert.Empty((await early).EnsureSeen().Unseen);
    }

    [Fact]
    public async Task Who_waits_during_a_reset_waits_until_it_is_processed_after_it()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        held.Let(1, 2);
        _ = await bank.DispatchAsync(new Deposit("a", 1), Strong);
        Task<DispatchResult> dispatch = bank.DispatchAsync(
            new Probe("a", static (_, _) => [new Deposited(1), new Deposited(2)]), Strong).AsTask();
        await held.BeganAsync(3);

        Task reset = bank.EventHandlers["held"].ResetAsync(cancellation: TestContext.Current.CancellationToken);
        await StaysAsync(dispatch);
        held.LetAll();
        await reset;

        Assert.Empty((await dispatch).Unseen);
        await Eventually.True(() => held.Done.Count(static position => position == 3) == 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_application_that_stops_answers_those_who_wait(bool hasMiddleware)
    {
        StepOfTest step = new(static (context, next) => next.InvokeAsync(context));
        HeldHandler held = new("held");
        TestBank bank = await StrongBank.StartAsync(
            options => options.Services = new MiddlewareOfTest(hasMiddleware ? [step] : []), held.Binding, Quick("quick"));
        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        await held.BeganAsync(1);

        Task stop = ((EdictApplication)bank).DisposeAsync().AsTask();
        Assert.Equal(("held", UnseenReason.Stopping), Single(await dispatch));
        held.LetAll();
        await stop;
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_nothing_behind()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        EventHandlerHandle handle = bank.EventHandlers["held"];
        DispatchOptions brief = Strong with { ConsistencyTimeout = TimeSpan.FromMilliseconds(20) };
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(20));

        _ = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(number => bank.DispatchAsync(new Deposit($"a{number}", 1), number % 2 == 0 ? brief : Strong, number % 2 == 0 ? default : cancellation.Token).AsTask()));
        Assert.Equal(UnseenReason.TimedOut, await handle.WaitForAsync(7, TimeSpan.FromMilliseconds(20), CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await handle.WaitForAsync(7, Timeout.InfiniteTimeSpan, cancellation.Token));

        Assert.Equal(0, handle.Waits.Count);
        Assert.False(handle.Waits.IsAny);
    }
}
