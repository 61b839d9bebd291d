using Edict.Tests.Handwritten;

namespace Edict.Tests.Dispatch;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Steps_run_in_order_around_the_aggregate()
    {
        List<string> log = [];
        await using TestBank bank = await TestBank.StartInMemoryAsync(
            Step(log, "outer"), Step(log, "inner"));

        DispatchResult result = await bank.DispatchAsync(new Probe("a", (_, _) =>
        {
            log.Add("handler");
            return [new Deposited(1)];
        }));

        Assert.True(result.IsAccepted);
        Assert.Equal(["outer before", "inner before", "handler", "inner after Accepted", "outer after Accepted"], log);
    }

    [Fact]
    public async Task A_step_may_add_metadata_and_ids_that_the_events_carry()
    {
        Guid correlation = Guid.NewGuid();
        Guid causation = Guid.NewGuid();
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between((context, next) =>
        {
            context.Metadata = context.Metadata.With("user", "ann");
            context.Options = context.Options with { CorrelationId = correlation, CausationId = causation };
            return next.InvokeAsync(context);
        }));

        DispatchResult result = await bank.DispatchAsync(
            new Deposit("a", 1), new DispatchOptions { Metadata = Metadata.Of(("tenant", "t")) });

        RecordedEvent stored = Assert.Single(await bank.Store.ReadStreamAsync(result.Stream, 1, ReadDirection.Forward, 10, default));
        Assert.Equal(Metadata.Of(("tenant", "t"), ("user", "ann")), stored.Metadata);
        Assert.Equal((result.CommandId, correlation, causation), (stored.CommandId, stored.CorrelationId, stored.CausationId));
    }

    [Fact]
    public async Task Correlation_and_causation_default_to_the_command_id()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        DispatchResult result = await bank.DispatchAsync(new Deposit("a", 1));

        RecordedEvent stored = Assert.Single(await bank.Store.ReadStreamAsync(result.Stream, 1, ReadDirection.Forward, 10, default));
        Assert.Equal((result.CommandId, result.CommandId, result.CommandId), (stored.CommandId, stored.CorrelationId, stored.CausationId));
    }

    [Fact]
    public async Task A_step_may_replace_the_command_also_by_one_of_another_aggregate()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between((context, next) =>
        {
            if (context.Command is Deposit deposit)
            {
                context.Command = new DepositSavings(deposit.Id, deposit.Amount * 2);
            }

            return next.InvokeAsync(context);
        }));

        DispatchResult result = await bank.DispatchAsync(new Deposit("a", 5));

        Assert.Equal(new StreamKey("savings", "a"), result.Stream);
        Assert.Equal(10, await bank.ReadAsync("a", (Savings savings) => savings.Balance));
        Assert.Equal(0, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_replacement_that_nobody_handles_is_a_typed_error()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between((context, next) =>
        {
            Assert.Throws<ArgumentNullException>(() => context.Command = null!);
            context.Command = "no command";
            return next.InvokeAsync(context);
        }));

        await Assert.ThrowsAsync<UnroutedCommandException>(async () => _ = await bank.DispatchAsync(new Deposit("a", 5)));
    }

    [Fact]
    public async Task A_step_may_answer_without_going_on()
    {
        DispatchResult? kept = null;
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between(async (context, next) =>
            kept ?? (kept = await next.InvokeAsync(context)).Value));

        DispatchResult first = await bank.DispatchAsync(new Deposit("a", 5));
        DispatchResult second = await bank.DispatchAsync(new Deposit("a", 5));

        Assert.Equal(first.CommandId, second.CommandId);
        Assert.Equal(5, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_step_may_try_again_and_an_effect_that_was_stored_is_not_stored_twice()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between(async (context, next) =>
        {
            Assert.NotNull(context.Options.CommandId);
            DispatchResult first = await next.InvokeAsync(context);
            DispatchResult second = await next.InvokeAsync(context);
            Assert.False(first.IsRepeat);
            return second;
        }));

        DispatchResult result = await bank.DispatchAsync(new Deposit("a", 5));

        Assert.True(result.IsRepeat);
        Assert.Equal([new Deposited(5)], result.Events);
        Assert.Equal(5, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_step_that_goes_on_from_two_threads_at_once_takes_effect_once()
    {
        using Barrier start = new(2);
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between(async (context, next) =>
        {
            Task<DispatchResult> GoOn() => Task.Run(async () =>
            {
                start.SignalAndWait();
                return await next.InvokeAsync(context);
            });
            DispatchResult[] both = await Task.WhenAll(GoOn(), GoOn());
            _ = Assert.Single(both, static result => result.IsRepeat);
            return both[0];
        }));

        const int rounds = 2_000;
        for (int round = 0; round < rounds; round++)
        {
            (await bank.DispatchAsync(new Deposit("a", 1))).EnsureAccepted();
        }

        Assert.Equal(rounds, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_step_sees_failures_and_they_reach_the_caller_as_they_are()
    {
        List<Exception> seen = [];
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between(async (context, next) =>
        {
            try
            {
                return await next.InvokeAsync(context);
            }
            catch (Exception exception)
            {
                seen.Add(exception);
                throw;
            }
        }));

        FormatException exception = await Assert.ThrowsAsync<FormatException>(async () =>
            _ = await bank.DispatchAsync(new Probe("a", static (_, _) => throw new FormatException("a bug"))));

        Assert.Same(exception, Assert.Single(seen));
    }

    [Fact]
    public async Task Changed_options_are_honoured()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync(new Between((context, next) =>
        {
            context.Options = context.Options with { ExpectedVersion = ExpectedVersion.Exists };
            return next.InvokeAsync(context);
        }));

        Assert.Equal(DispatchStatus.Conflict, (await bank.DispatchAsync(new Deposit("a", 5))).Status);
    }

    [Fact]
    public async Task Stopping_waits_for_a_dispatch_that_is_still_in_the_middleware()
    {
        TaskCompletionSource goOn = new();
        InMemoryDatabase database = new();
        TestBank bank = await TestBank.StartAsync(options => options.UseInMemory(database).Services = new MiddlewareOfTest(
            [new Between(async (context, next) =>
            {
                await goOn.Task;
                return await next.InvokeAsync(context);
            })]));
        Task<DispatchResult> dispatch = bank.DispatchAsync(new Deposit("a", 5)).AsTask();

        Task stop = bank.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await bank.DispatchAsync(new Deposit("a", 5)));
        Assert.False(stop.IsCompleted);
        goOn.SetResult();

        Assert.True((await dispatch).IsAccepted);
        await stop;
    }

    private static Between Step(List<string> log, string name) => new(async (context, next) =>
    {
        log.Add($"{name} before");
        DispatchResult result = await next.InvokeAsync(context);
        log.Add($"{name} after {result.Status}");
        return result;
    });

    private sealed class Between(Func<DispatchContext, Next, ValueTask<DispatchResult>> invoke) : IMiddleware
    {
        public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => invoke(context, next);
    }
}
