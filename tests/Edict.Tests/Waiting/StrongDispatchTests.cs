using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Whom a dispatch waits for, and until when.</summary>
public sealed class StrongDispatchTests
{
    private static readonly DispatchOptions Brief = Strong with { ConsistencyTimeout = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task A_strong_dispatch_answers_when_the_strong_handlers_have_processed_its_events_and_waits_for_no_other()
    {
        HeldHandler strong = new("strong");
        HeldHandler eventual = new("eventual", static options => options.Consistency = Consistency.Eventual);
        await using TestBank bank = await StrongBank.StartAsync(strong.Binding, eventual.Binding);

        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        await strong.BeganAsync(1);
        await StaysAsync(dispatch);
        strong.Let(1);

        DispatchResult result = (await dispatch).EnsureSeen();
        Assert.Empty(result.Unseen);
        Assert.Equal((1L, new Deposited(1)), (result.Position, result.Events[0]));
        Assert.Empty(eventual.Done);
    }

    [Fact]
    public async Task A_dispatch_that_asks_for_nothing_waits_for_nobody()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1))).Unseen);
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), new DispatchOptions())).Unseen);
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), new DispatchOptions { WaitFor = [] })).Unseen);
        Assert.Empty(held.Done);
    }

    [Fact]
    public async Task Named_handlers_are_waited_for_whatever_they_declare()
    {
        HeldHandler strong = new("strong");
        HeldHandler eventual = new("eventual", static options => options.Consistency = Consistency.Eventual);
        await using TestBank bank = await StrongBank.StartAsync(strong.Binding, eventual.Binding);

        DispatchResult named = await bank.DispatchAsync(new Deposit("a", 1), Brief with { Consistency = null, WaitFor = ["eventual"] });
        DispatchResult both = await bank.DispatchAsync(new Deposit("a", 1), Brief with { WaitFor = ["eventual", "eventual", "strong"] });

        Assert.Equal(["eventual"], named.Unseen.Select(static unseen => unseen.Handler));
        Assert.Equal(["eventual", "strong"], both.Unseen.Select(static unseen => unseen.Handler));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_the_application_does_not_have_is_refused_before_anything_runs(bool hasMiddleware)
    {
        bool ran = false;
        StepOfTest step = new((context, next) =>
        {
            ran = true;
            return next.InvokeAsync(context);
        });
        await using TestBank bank = await StrongBank.StartAsync(options => options.Services = new MiddlewareOfTest(hasMiddleware ? [step] : []), Quick("known"));

        UnknownEventHandlerException exception = await Assert.ThrowsAsync<UnknownEventHandlerException>(async () =>
            _ = await bank.DispatchAsync(new Deposit("a", 1), new DispatchOptions { WaitFor = ["known", "unknown"] }));

        Assert.Equal("unknown", exception.Handler);
        Assert.False(ran);
        Assert.Equal(0, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task The_time_for_handlers_is_another_than_that_for_the_command()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);

        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 1), Strong with { Timeout = TimeSpan.FromMilliseconds(20) }).AsTask();
        await StaysAsync(dispatch);
        held.LetAll();

        Assert.Empty((await dispatch).Unseen);
    }

    [Fact]
    public async Task When_the_time_is_up_the_events_are_stored_and_the_answer_tells_who_has_not_seen_them()
    {
        HeldHandler held = new("held");
        LogOfTest log = new();
        await using TestBank bank = await StrongBank.StartAsync(options => options.LoggerFactory = log, held.Binding);

        DispatchResult result = await bank.DispatchAsync(new Deposit("a", 1), Brief);

        Assert.Equal(("held", UnseenReason.TimedOut), Single(result));
        Assert.Equal("Accepted account-a@1, not seen by held (TimedOut)", result.ToString());
        Assert.Equal((1L, 1L, new Deposited(1)), (result.Version, result.Position, result.EnsureAccepted().Events.Single()));
        EventsNotSeenException exception = Assert.Throws<EventsNotSeenException>(() => result.EnsureSeen());
        Assert.Equal(result.Unseen, exception.Result.Unseen);
        Assert.Equal(1, await bank.BalanceAsync("a"));
        Assert.Contains(log.Lines, static line => line.StartsWith("Event handler 'held' has not processed position 1 within", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_cancels_hears_that_the_events_are_stored()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        using CancellationTokenSource cancellation = new();

        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 1), Strong, cancellation.Token).AsTask();
        await held.BeganAsync(1);
        await cancellation.CancelAsync();

        Assert.Equal(("held", UnseenReason.Cancelled), Single(await dispatch));
    }

    [Fact]
    public async Task Where_nothing_was_stored_nobody_is_waited_for()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        _ = await bank.DispatchAsync(new Deposit("a", 1));
        await held.BeganAsync(1);

        DispatchResult rejected = await bank.DispatchAsync(new Withdraw("a", 5), Strong);
        DispatchResult nothing = await bank.DispatchAsync(new Deposit("a", 0), Strong);

        Assert.Equal((DispatchStatus.Rejected, DispatchStatus.NothingHappened), (rejected.Status, nothing.Status));
        Assert.Empty(rejected.Unseen);
        Assert.Throws<CommandNotAcceptedException>(() => rejected.EnsureSeen());
        Assert.Empty(nothing.EnsureSeen().Unseen);
    }

    [Fact]
    public async Task A_repeat_of_what_is_stored_waits_too()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        Guid id = Guid.NewGuid();
        _ = await bank.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = id });

        Task<DispatchResult> again = bank.DispatchAsync(new Deposit("a", 1), Strong with { CommandId = id }).AsTask();
        await StaysAsync(again);
        held.Let(1);

        Assert.True((await again).EnsureSeen().IsRepeat);
        Assert.True((await bank.DispatchAsync(new Deposit("a", 1), Strong with { CommandId = id })).EnsureSeen().IsRepeat);
    }

    [Fact]
    public async Task Events_that_a_handler_does_not_take_are_not_waited_for()
    {
        HeldHandler withdrawals = new("withdrawals", attribute: null, typeof(Withdrawn));
        HeldHandler savings = new("savings", static options => options.Aggregate = "savings");
        await using TestBank bank = await StrongBank.StartAsync(withdrawals.Binding, savings.Binding);
        _ = await bank.DispatchAsync(new Probe("a", static (_, _) => [new Deposited(9), new Withdrawn(1)]));
        await withdrawals.BeganAsync(2);

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
        Assert.Equal(
            ["savings"], (await bank.DispatchAsync((object)new DepositSavings("a", 1), Brief)).Unseen.Select(static unseen => unseen.Handler));
    }

    [Fact]
    public async Task Of_several_events_those_that_a_handler_takes_are_waited_for()
    {
        HeldHandler all = new("all", static options => options.Consistency = Consistency.Eventual);
        HeldHandler withdrawals = new("withdrawals", attribute: null, typeof(Withdrawn));
        await using TestBank bank = await StrongBank.StartAsync(all.Binding, withdrawals.Binding);
        Probe command = new("a", static (_, _) => [new Deposited(9), new Withdrawn(1), new Deposited(9), new Withdrawn(1)]);

        Task<DispatchResult> some = bank.DispatchAsync(command, Strong).AsTask();
        await withdrawals.BeganAsync(2);
        withdrawals.Let(2);
        await withdrawals.BeganAsync(4);
        await StaysAsync(some);
        withdrawals.Let(4);
        Assert.Empty((await some).Unseen);

        Task<DispatchResult> both = bank.DispatchAsync(command, Strong with { WaitFor = ["all"] }).AsTask();
        withdrawals.LetAll();
        all.Let(1, 2, 3, 4, 5, 6, 7);
        await all.BeganAsync(8);
        await StaysAsync(both);
        all.Let(8);
        Assert.Empty((await both).Unseen);
    }

    [Fact]
    public async Task Events_in_another_lane_are_seen_before_the_checkpoint_gets_there()
    {
        HeldHandler held = new("held", static options => options.Concurrency = 8);
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        _ = await bank.DispatchAsync(new Deposit("a", 1));
        await held.BeganAsync(1);
        string other = await OtherLaneAsync(bank, held);

        long position = await bank.Store.Feed.ReadHeadAsync(TestContext.Current.CancellationToken) + 1;
        held.Let(position);
        DispatchResult result = await bank.DispatchAsync(new Deposit(other, 1), Strong);

        Assert.Empty(result.Unseen);
        Assert.Equal(0, bank.EventHandlers["held"].Status.Position);
    }

    [Fact]
    public async Task A_handler_of_batches_is_waited_for_until_its_batch_has_ended()
    {
        TaskCompletionSource gate = new();
        List<int> sizes = [];
        ScriptedHandler batches = new("batches")
        {
            Attribute = static options => options.Consistency = Consistency.Strong,
            OnBatch = async (batch, _) =>
            {
                sizes.Add(batch.Count);
                await gate.Task;
            },
        };
        await using TestBank bank = await StrongBank.StartAsync(batches);
        Task<DispatchResult>[] dispatches = [.. Enumerable.Range(0, 20).Select(number => bank.DispatchAsync(new Deposit($"a{number}", 1), Strong).AsTask())];
        await StaysAsync(Task.WhenAny(dispatches));
        gate.SetResult();

        Assert.All(await Task.WhenAll(dispatches), static result => result.EnsureSeen());
        Assert.True(sizes.Count < 20, $"There were {sizes.Count} batches.");
    }

    [Fact]
    public async Task The_events_of_one_command_are_waited_for_in_all_partitions()
    {
        HeldHandler held = new("held");
        ScriptedHandler partitioned = new("held")
        {
            Attribute = static options => (options.Consistency, options.Concurrency) = (Consistency.Strong, 8),
            Partition = static e => ((Deposited)e).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            OnEvent = held.Binding.OnEvent,
            Release = held.LetAll,
        };
        await using TestBank bank = await StrongBank.StartAsync(partitioned);

        Task<DispatchResult> dispatch = bank.DispatchAsync(
            new Probe("a", static (_, _) => [.. Enumerable.Range(1, 40).Select(static amount => (object)new Deposited(amount))]), Strong).AsTask();
        held.Let([.. Enumerable.Range(1, 40).Where(static position => position != 17).Select(static position => (long)position)]);
        await held.BeganAsync(17);
        await StaysAsync(dispatch);
        held.Let(17);

        Assert.Empty((await dispatch).Unseen);
    }

    [Fact]
    public async Task A_handler_that_tries_again_is_waited_for_until_it_succeeds()
    {
        int left = 3;
        ScriptedHandler retries = new("retries")
        {
            Attribute = static options => options.Consistency = Consistency.Strong,
            OnEvent = (_, _, _) => left-- > 0 ? throw new InvalidOperationException("not yet") : Task.CompletedTask,
            Judge = static _ => ErrorAction.Retry(TimeSpan.FromMilliseconds(5)),
        };
        await using TestBank bank = await StrongBank.StartAsync(retries);

        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
        Assert.Equal(-1, left);
    }

    [Fact]
    public async Task A_step_of_middleware_may_ask_to_wait_and_sees_who_has_not()
    {
        IReadOnlyList<UnseenHandler> seen = [];
        StepOfTest step = new(async (context, next) =>
        {
            context.Options = context.Options with { WaitFor = ["held"], ConsistencyTimeout = TimeSpan.FromMilliseconds(30) };
            DispatchResult result = await next.InvokeAsync(context);
            seen = result.Unseen;
            return result;
        });
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(options => options.Services = new MiddlewareOfTest([step]), held.Binding);

        DispatchResult answered = await bank.DispatchAsync(new Deposit("a", 1));

        Assert.Equal(("held", UnseenReason.TimedOut), Single(answered));
        Assert.Equal(answered.Unseen, seen);
    }

    // A stream whose events are handled while those of stream "a" are not.
    private static async Task<string> OtherLaneAsync(TestBank bank, HeldHandler held)
    {
        for (int number = 0; ; number++)
        {
            long position = (await bank.DispatchAsync(new Deposit($"b{number}", 1))).Position;
            held.Let(position);
            await Task.Delay(20, TestContext.Current.CancellationToken);
            if (held.Done.Contains(position))
            {
                return $"b{number}";
            }
        }
    }
}
