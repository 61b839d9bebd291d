using System.Diagnostics;
using Edict.EventHandlers;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Waiting for a handler that another application on the same store runs, as another process would.</summary>
public sealed class OtherProcessTests
{
    private readonly InMemoryDatabase _database = new();

    private static Action<EventHandlerOptions> NotesRarely { get; } =
        static options => (options.CheckpointEvery, options.CheckpointInterval) = (1_000_000, TimeSpan.FromDays(1));

    private Task<TestBank> StartAsync(Action<EdictOptions> configure, params ScriptedHandler[] handlers) => StrongBank.StartAsync(_database, configure, handlers);

    private async Task<TestBank> StartOwnerAsync(ScriptedHandler handler)
    {
        TestBank owner = await StartAsync(static _ => { }, handler);
        await Eventually.True(() => owner.EventHandlers[handler.Name].Status.State == EventHandlerState.Live);
        return owner;
    }

    [Fact]
    public async Task The_owner_tells_when_it_has_processed_the_events_before_its_checkpoint_does()
    {
        HeldHandler held = new("held", NotesRarely);
        await using TestBank owner = await StartOwnerAsync(held.Binding);
        await using TestBank other = await StartAsync(Runs(), new HeldHandler("held").Binding);

        Task<DispatchResult> dispatch = other.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        Task<UnseenReason?> position = other.EventHandlers["held"].WaitForAsync(1, cancellation: TestContext.Current.CancellationToken).AsTask();
        await held.BeganAsync(1);
        await StaysAsync(Task.WhenAny(dispatch, position));
        held.Let(1);

        Assert.Empty((await dispatch).Unseen);
        Assert.Null(await position);
        Assert.Empty((await other.DispatchAsync(new Deposit("b", 1), Strong with { ConsistencyTimeout = TimeSpan.FromMilliseconds(50) })).Events.Skip(1));
        Assert.Equal(0, (await other.EventHandlers["held"].ReadSubscriptionAsync(TestContext.Current.CancellationToken))!.Checkpoint);
    }

    [Fact]
    public async Task The_owner_tells_why_events_are_not_seen()
    {
        ScriptedHandler fails = new("fails")
        {
            Attribute = static options => options.Consistency = Consistency.Strong,
            OnEvent = static (_, _, _) => throw new InvalidOperationException("no"),
            Judge = static failure => failure.Recorded.Stream.Identity == "stop" ? ErrorAction.Stop : ErrorAction.DeadLetterAndPark,
        };
        await using TestBank owner = await StartOwnerAsync(fails);
        await using TestBank other = await StartAsync(Runs(), Quick("fails"));

        Assert.Equal(("fails", UnseenReason.DeadLettered), Single(await other.DispatchAsync(new Deposit("a", 1), Strong)));
        Assert.Equal(("fails", UnseenReason.Parked), Single(await other.DispatchAsync(new Deposit("a", 1), Strong)));
        UnseenReason stopped = Single(await other.DispatchAsync(new Deposit("stop", 1), Strong)).Reason;
        Assert.True(stopped is UnseenReason.Stopped or UnseenReason.NotRunning, stopped.ToString());
        Assert.Equal(("fails", UnseenReason.NotRunning), Single(await other.DispatchAsync(new Deposit("a", 1), Strong)));
    }

    [Fact]
    public async Task An_owner_that_is_far_behind_says_so()
    {
        await using TestBank other = await StartAsync(Runs(), Quick("held"));
        for (int number = 0; number < 5; number++)
        {
            _ = await other.DispatchAsync(new Deposit("a", 1));
        }

        HeldHandler held = new("held", static options => options.CheckpointEvery = 1);
        await using TestBank owner = await StartAsync(static _ => { }, held.Binding);
        await held.BeganAsync(1);

        Assert.Equal(("held", UnseenReason.CatchingUp), Single(await other.DispatchAsync(new Deposit("a", 1), Strong)));
    }

    [Fact]
    public async Task Where_notices_are_lost_the_checkpoint_tells()
    {
        MutedSubscriptions deaf = new();
        await using TestBank owner = await StartOwnerAsync(Quick("quick"));
        await using TestBank other = await StartAsync(
            options => Runs()(options.UseStore(context => deaf.Over(context, _database))), Quick("quick"));

        Assert.Empty((await other.DispatchAsync(new Deposit("a", 1), Strong)).Unseen);
        Assert.Null(await other.EventHandlers["quick"].WaitForAsync(1, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_that_fails_while_somebody_waits_costs_time_and_no_answer()
    {
        MutedSubscriptions deaf = new();
        await using TestBank owner = await StartOwnerAsync(Quick("quick"));
        await using TestBank other = await StartAsync(
            options => Runs()(options.UseStore(context => deaf.Over(context, _database))), Quick("quick"));
        deaf.IsMuted = true;

        Assert.Equal(
            ("quick", UnseenReason.TimedOut),
            Single(await other.DispatchAsync(new Deposit("a", 1), Strong with { ConsistencyTimeout = TimeSpan.FromMilliseconds(50) })));
        Task<DispatchResult> dispatch = other.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        await StaysAsync(dispatch);
        deaf.IsMuted = false;
        Assert.Empty((await dispatch).Unseen);
    }

    [Fact]
    public async Task However_often_one_looks_a_handler_is_said_to_run_nowhere_only_when_a_hand_over_would_have_ended()
    {
        MutedSubscriptions deaf = new() { Notices = ISubscriptionNotices.None(TimeSpan.FromMilliseconds(10)) };
        await using TestBank other = await StartAsync(options => Runs()(options.UseStore(context => deaf.Over(context, _database))), Quick("quick"));
        long began = Stopwatch.GetTimestamp();

        Assert.Equal(("quick", UnseenReason.NotRunning), Single(await other.DispatchAsync(new Deposit("a", 1), Strong)));
        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(300), $"It took {Stopwatch.GetElapsedTime(began)}.");
    }

    [Fact]
    public async Task A_store_that_does_not_answer_while_somebody_waits_holds_nobody_beyond_the_time_the_token_or_the_end_of_the_application()
    {
        MutedSubscriptions deaf = new() { HangsReaders = true };
        await using TestBank owner = await StartOwnerAsync(new HeldHandler("held").Binding);
        TestBank other = await StartAsync(options => Runs()(options.UseStore(context => deaf.Over(context, _database))), Quick("held"));
        using CancellationTokenSource cancellation = new();

        Assert.Equal(
            ("held", UnseenReason.TimedOut),
            Single(await other.DispatchAsync(new Deposit("a", 1), Strong with { ConsistencyTimeout = TimeSpan.FromMilliseconds(50) })));
        Task<DispatchResult> cancelled = other.DispatchAsync(new Deposit("a", 1), Strong, cancellation.Token).AsTask();
        Task<DispatchResult> stopped = other.DispatchAsync(new Deposit("a", 1), Strong).AsTask();
        await StaysAsync(Task.WhenAny(cancelled, stopped));
        await cancellation.CancelAsync();
        Assert.Equal(("held", UnseenReason.Cancelled), Single(await cancelled));
        await ((EdictApplication)other).DisposeAsync();
        Assert.Equal(("held", UnseenReason.Stopping), Single(await stopped));
    }

    [Fact]
    public async Task Who_waits_for_an_owner_that_stops_sees_what_the_next_one_does()
    {
        HeldHandler first = new("held");
        HeldHandler second = new("held");
        second.LetAll();
        TestBank owner = await StartOwnerAsync(first.Binding);
        await using TestBank other = await StartAsync(static _ => { }, second.Binding);
        await Eventually.True(() => other.EventHandlers["held"].Status.State == EventHandlerState.Waiting);
        Task<DispatchResult> dispatch = other.DispatchAsync(new Probe("a", static (_, _) => [new Deposited(1), new Deposited(2)]), Strong).AsTask();
        await first.BeganAsync(1);

        Task stop = ((EdictApplication)owner).DisposeAsync().AsTask();
        first.Let(1);
        await stop;

        Assert.Empty((await dispatch).Unseen);
        Assert.Equal([2L], second.Done);
    }

    [Fact]
    public async Task Two_handlers_in_two_processes_that_wait_for_each_other_do_not_deadlock()
    {
        TestBank left = null!;
        TestBank right = null!;
        using Barrier together = new(2);
        TaskCompletionSource<DispatchResult> leftAnswer = new();
        TaskCompletionSource<DispatchResult> rightAnswer = new();
        ScriptedHandler Relay(string name, string next, Func<TestBank> bank, TaskCompletionSource<DispatchResult> answer) => new(name)
        {
            OnEvent = async (_, context, _) =>
            {
                if (context.Stream.Identity == name && !answer.Task.IsCompleted)
                {
                    await Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(30)));
                    answer.TrySetResult(await bank().DispatchAsync(
                        new Deposit(next, 1), new DispatchOptions { WaitFor = [next], ConsistencyTimeout = TimeSpan.FromMinutes(1) }));
                }
            },
        };
        left = await StartAsync(Runs("left"), Relay("left", "right", () => left, leftAnswer), Quick("right"));
        await using TestBank leftDisposed = left;
        right = await StartAsync(Runs("right"), Relay("right", "left", () => right, rightAnswer), Quick("left"));
        await using TestBank rightDisposed = right;
        _ = await left.DispatchAsync(new Deposit("left", 1));
        _ = await left.DispatchAsync(new Deposit("right", 1));

        DispatchResult[] answers = await Task.WhenAll(leftAnswer.Task, rightAnswer.Task).WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);

        Assert.NotEmpty(answers.SelectMany(static answer => answer.Unseen));
        Assert.All(answers.SelectMany(static answer => answer.Unseen), static unseen => Assert.Equal(UnseenReason.WouldWaitForItself, unseen.Reason));
    }

    [Fact]
    public void A_notice_is_read_as_it_was_written()
    {
        WaitQuestion[] questions =
        [
            new("plain", [7], IsUpTo: true, TimeSpan.FromMilliseconds(1_500), Behalf: null),
            new("- with spaces, % and ü", [1, 2, 3, 9, 11, 12], IsUpTo: false, TimeSpan.FromSeconds(1), Behalf: "-"),
        ];
        foreach (WaitQuestion question in questions)
        {
            Assert.True(WaitNotice.TryRead(new WaitNotice("id", question, End: null).ToString(), out WaitNotice? read));
            Assert.Equal(question.Positions, read.Question!.Positions);
            Assert.Equal(question with { Positions = [] }, read.Question with { Positions = [] });
        }

        foreach (WaitEnd end in (WaitEnd[])[WaitEnd.Seen, new(UnseenReason.Parked)])
        {
            Assert.True(WaitNotice.TryRead(new WaitNotice("id", Question: null, end).ToString(), out WaitNotice? read));
            Assert.Equal(end, read.End);
        }
    }

    [Fact]
    public void The_longest_names_and_lists_fit_into_a_notice()
    {
        string name = new('\u20ac', ISubscriptionStore.MaxNameLength);
        WaitQuestion question = new(name, [.. Enumerable.Range(1, 1_000).Select(static number => 3_000_000_000_000_000_000L + (2 * number))], IsUpTo: false, TimeSpan.FromDays(1), name);

        string text = new WaitNotice(Guid.NewGuid().ToString("N") + "ffffffffffff", question, End: null).ToString();

        Assert.True(text.Length <= ISubscriptionNotices.MaxLength, $"It has {text.Length} characters.");
        Assert.True(WaitNotice.TryRead(text, out WaitNotice? read));
        Assert.Equal((name, name), (read.Question!.Handler, read.Question.Behalf));
        Assert.Empty(question.Positions.Except(read.Question.Positions));
    }

    [Theory]
    [InlineData("")]
    [InlineData("answer")]
    [InlineData("answer id Unheard")]
    [InlineData("answer id 77")]
    [InlineData("ask id 0 100 - handler")]
    [InlineData("ask id 0 100 - handler 0:1")]
    [InlineData("ask id 0 100 - handler 3:2")]
    [InlineData("ask id 0 100 - handler 1:9000000000000000000")]
    [InlineData("ask id 0 -1 - handler 1:1")]
    [InlineData("ask id 0 100 - handler x")]
    public void What_is_no_notice_is_not_read(string text) => Assert.False(WaitNotice.TryRead(text, out _));
}
