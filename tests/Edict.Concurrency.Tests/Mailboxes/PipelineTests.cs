using System.Collections.Concurrent;
using System.Diagnostics;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>An instance goes on deciding while its events are on their way to the store, and nobody hears of it too early.</summary>
[Trait("Category", "Repeated")]
public sealed class PipelineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task What_is_decided_during_an_append_travels_together_in_the_next()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        Task<DispatchResult> first = bank.SendAsync(new Deposit("a", 1));
        Task<DispatchResult>[] others = [.. Enumerable.Range(0, 20).Select(_ => bank.SendAsync(new Deposit("a", 1)))];
        await bank.AppendBeganAsync(1);
        bank.Release();

        Assert.Equal(1, (await first.WaitAsync(Patience)).Version);
        DispatchResult[] results = await Task.WhenAll(others).WaitAsync(Patience);
        Assert.Equal(Enumerable.Range(2, 20).Select(version => (long)version), results.Select(result => result.Version));
        Assert.Equal([1, 20], bank.Writes);
        IReadOnlyList<RecordedEvent> stored = await bank.ReadAllAsync();
        Assert.Equal(results.Select(result => result.CommandId), stored.Skip(1).Select(recorded => recorded.CommandId));
        Assert.Equal(results.Select(result => result.Position), stored.Skip(1).Select(recorded => recorded.Position));
    }

    [Fact]
    public async Task Nobody_hears_anything_before_what_it_rests_on_is_durable()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        Task<DispatchResult> deposit = bank.SendAsync(new Deposit("a", 10));
        Task<DispatchResult> rejected = bank.SendAsync(new Withdraw("a", 11));
        Task<DispatchResult> nothing = bank.SendAsync(new Deposit("a", 0));
        Task<DispatchResult> thrown = bank.SendAsync(new Probe("a", static (_, _) => throw new InvalidOperationException("a bug")));
        Task<int> balance = bank.App.BalanceAsync("a").AsTask();
        await bank.AppendBeganAsync(1);
        await Task.Delay(AWhile, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(new Task[] { deposit, rejected, nothing, thrown, balance }, static answer => answer.IsCompleted);
        bank.Release();

        Assert.Equal(DispatchStatus.Accepted, (await deposit.WaitAsync(Patience)).Status);
        Assert.Equal((DispatchStatus.Rejected, 1L), await OutcomeAsync(rejected));
        Assert.Equal(DispatchStatus.NothingHappened, (await nothing.WaitAsync(Patience)).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => thrown.WaitAsync(Patience));
        Assert.Equal(10, await balance.WaitAsync(Patience));
        Assert.Equal([1], bank.Writes);
    }

    [Fact]
    public async Task What_was_decided_on_events_that_are_lost_is_decided_again()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        bank.BeforeAppend = static (number, _) => number == 1 ? throw new EventStoreException("lost") : Task.CompletedTask;
        Task<DispatchResult> deposit = bank.SendAsync(new Deposit("a", 10));
        Task<DispatchResult> withdraw = bank.SendAsync(new Withdraw("a", 10));
        Task<DispatchResult> later = bank.SendAsync(new Deposit("a", 3));
        Task<int> balance = bank.App.BalanceAsync("a").AsTask();
        bank.Release();

        await Assert.ThrowsAsync<EventStoreException>(() => deposit.WaitAsync(Patience));
        Assert.Equal(DispatchStatus.Rejected, (await withdraw.WaitAsync(Patience)).Status);
        Assert.Equal((DispatchStatus.Accepted, 1L), await OutcomeAsync(later));
        Assert.Equal(3, await balance.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_conflict_costs_an_attempt_of_its_own_command_alone()
    {
        await using HeldBank bank = await HeldBank.StartAsync(configure: static options => options.RetryAttempts = 0);
        bank.BeforeAppend = (number, _) => number == 1 ? bank.Store.WriteElsewhereAsync("a", null, new Deposited(100)) : Task.CompletedTask;
        Task<DispatchResult> culprit = bank.SendAsync(new Deposit("a", 1));
        Task<DispatchResult>[] others = [.. Enumerable.Range(0, 5).Select(_ => bank.SendAsync(new Withdraw("a", 20)))];
        bank.Release();

        Assert.Equal((DispatchStatus.Conflict, 1L), await OutcomeAsync(culprit));
        Assert.Equal(Enumerable.Repeat(DispatchStatus.Accepted, 5), (await Task.WhenAll(others).WaitAsync(Patience)).Select(result => result.Status));
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task What_one_command_holds_fails_no_other()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        bank.BeforeAppend = static (_, batch) => batch.Writes.Any(static write => write.Events[0].Event is Deposited { Amount: 13 })
            ? throw new EventStoreException("cannot be stored")
            : Task.CompletedTask;
        Task<DispatchResult>[] sent = [.. Enumerable.Range(10, 8).Select(amount => bank.SendAsync(new Deposit("a", amount)))];
        bank.Release();

        await Assert.ThrowsAsync<EventStoreException>(() => Task.WhenAll(sent).WaitAsync(Patience));
        for (int index = 0; index < sent.Length; index++)
        {
            Assert.Equal(index == 3, sent[index].Exception?.InnerException is EventStoreException);
            Assert.Equal(index != 3, sent[index].IsCompletedSuccessfully);
        }

        Assert.Equal(Enumerable.Range(10, 8).Sum() - 13, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_unknown_outcome_is_that_of_the_events_that_travelled_and_of_nothing_decided_on_them()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        bank.BeforeAppend = static (number, _) => number == 2 ? throw new EventStoreException("in the commit") { MayBeStored = true } : Task.CompletedTask;
        Task<DispatchResult> first = bank.SendAsync(new Deposit("a", 5));
        Task<DispatchResult>[] unknown = [bank.SendAsync(new Deposit("a", 5)), bank.SendAsync(new Deposit("a", 5))];
        bank.AfterFirst = () => bank.SendAsync(new Withdraw("a", 6));
        bank.Release();

        Assert.Equal(DispatchStatus.Accepted, (await first.WaitAsync(Patience)).Status);
        Assert.Equal([DispatchStatus.OutcomeUnknown, DispatchStatus.OutcomeUnknown], (await Task.WhenAll(unknown).WaitAsync(Patience)).Select(result => result.Status));
        Assert.Equal(DispatchStatus.Rejected, (await bank.Afterwards.WaitAsync(Patience)).Status);
    }

    [Fact]
    public async Task A_command_that_expires_after_it_was_taken_back_never_runs_again()
    {
        await using HeldBank bank = await HeldBank.StartAsync(configure: static options => options.DispatchTimeout = Timeout.InfiniteTimeSpan);
        TaskCompletionSource reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.BeforeAppend = (number, _) => number == 1 ? bank.Store.WriteElsewhereAsync("a", null, new Deposited(100)) : Task.CompletedTask;
        Task<DispatchResult> first = bank.SendAsync(new Deposit("a", 1));
        using CancellationTokenSource giveUp = new();
        Task<DispatchResult> second = bank.App.DispatchAsync(new Deposit("a", 7), null, giveUp.Token).AsTask();
        bank.Store.BeforeRead = (_, _) =>
        {
            reading.SetResult();
            return goOn.Task;
        };
        bank.Release();
        await reading.Task.WaitAsync(Patience);
        await giveUp.CancelAsync();

        Assert.Equal(DispatchStatus.Expired, (await second.WaitAsync(Patience)).Status);
        bank.Store.BeforeRead = null;
        goOn.SetResult();
        Assert.Equal(DispatchStatus.Accepted, (await first.WaitAsync(Patience)).Status);
        Assert.Equal(101, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task More_than_a_flight_holds_waits_for_the_one_before_in_order()
    {
        const int count = 2_000;
        await using HeldBank bank = await HeldBank.StartAsync(configure: static options => options.MailboxCapacity = 10_000);
        Task<DispatchResult>[] sent = [.. Enumerable.Range(0, count).Select(_ => bank.SendAsync(new Deposit("a", 1)))];
        bank.Release();

        DispatchResult[] results = await Task.WhenAll(sent).WaitAsync(Patience);
        Assert.Equal(Enumerable.Range(1, count).Select(version => (long)version), results.Select(result => result.Version));
        Assert.All(bank.Writes, writes => Assert.InRange(writes, 1, 256));
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_on_its_way_and_for_what_was_decided_on_it()
    {
        HeldBank bank = await HeldBank.StartAsync();
        Task<DispatchResult>[] sent = [.. Enumerable.Range(0, 5).Select(_ => bank.SendAsync(new Deposit("a", 1)))];
        await bank.AppendBeganAsync(1);
        Task stopped = bank.App.DisposeAsync().AsTask();
        await Task.Delay(AWhile, TestContext.Current.CancellationToken);
        Assert.False(stopped.IsCompleted);
        bank.Release();

        await stopped.WaitAsync(Patience);
        Assert.Equal(5, (await Task.WhenAll(sent).WaitAsync(Patience)).Count(result => result.Status == DispatchStatus.Accepted));
    }

    [Fact]
    public async Task An_expected_version_is_judged_on_what_is_durable()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        Task<DispatchResult> first = bank.SendAsync(new Deposit("a", 1));
        Task<DispatchResult> onTop = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(1) }).AsTask();
        Task<DispatchResult> wrong = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { ExpectedVersion = ExpectedVersion.Exactly(1) }).AsTask();
        bank.Release();

        Assert.Equal(1, (await first.WaitAsync(Patience)).Version);
        Assert.Equal((DispatchStatus.Accepted, 2L), await OutcomeAsync(onTop));
        Assert.Equal((DispatchStatus.Conflict, 2L), await OutcomeAsync(wrong));
    }

    [Fact]
    public async Task Commands_with_ids_of_their_callers_travel_together_and_a_repeat_among_them_takes_effect_once()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        Guid[] ids = [.. Enumerable.Range(0, 6).Select(static _ => Guid.NewGuid())];
        Task<DispatchResult>[] sent = [.. ids.Select(id => bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = id }).AsTask())];
        Task<DispatchResult> repeat = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = ids[3] }).AsTask();
        Task<DispatchResult> after = bank.SendAsync(new Withdraw("a", 6));
        await bank.AppendBeganAsync(1);
        bank.Release();

        DispatchResult[] results = await Task.WhenAll(sent).WaitAsync(Patience);
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L], results.Select(static result => result.Version));
        DispatchResult repeated = await repeat.WaitAsync(Patience);
        Assert.Equal((true, 4L, results[3].Position), (repeated.IsRepeat, repeated.Version, repeated.Position));
        Assert.Equal((DispatchStatus.Accepted, 7L), await OutcomeAsync(after));
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        Assert.Equal([1, 7], bank.Writes.Take(2));
    }

    [Fact]
    public async Task A_repeat_that_the_state_refuses_is_answered_by_what_it_stored()
    {
        await using HeldBank bank = await HeldBank.StartAsync();
        DispatchOptions given = new() { CommandId = Guid.NewGuid() };
        Task<DispatchResult> deposit = bank.SendAsync(new Deposit("a", 5));
        Task<DispatchResult> first = bank.App.DispatchAsync(new Withdraw("a", 5), given).AsTask();
        Task<DispatchResult> repeat = bank.App.DispatchAsync(new Withdraw("a", 5), given).AsTask();
        Task<DispatchResult> refused = bank.App.DispatchAsync(new Withdraw("a", 5), new DispatchOptions { CommandId = Guid.NewGuid() }).AsTask();
        await bank.AppendBeganAsync(1);
        bank.Release();

        Assert.True((await deposit.WaitAsync(Patience)).IsAccepted);
        Assert.Equal((DispatchStatus.Accepted, 2L), await OutcomeAsync(first));
        Assert.Equal((DispatchStatus.Accepted, 2L), await OutcomeAsync(repeat));
        Assert.True((await repeat).IsRepeat);
        Assert.Equal((DispatchStatus.Rejected, 2L), await OutcomeAsync(refused));
    }

    [Fact]
    public async Task Activities_last_until_the_answer_and_do_not_stop_the_pipeline()
    {
        ConcurrentBag<Activity> handled = [];
        string identity = Guid.NewGuid().ToString();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Edict",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => handled.Add(activity),
        };
        ActivitySource.AddActivityListener(listener);
        await using HeldBank bank = await HeldBank.StartAsync();
        Assert.Equal(0, await bank.App.BalanceAsync(identity));
        Task<DispatchResult>[] sent = [.. Enumerable.Range(0, 6).Select(_ => bank.SendAsync(new Deposit(identity, 1)))];
        await bank.AppendBeganAsync(1);
        Assert.DoesNotContain(handled, activity => Equals(activity.GetTagItem("edict.identity"), identity));
        bank.Release();
        Assert.All(await Task.WhenAll(sent).WaitAsync(Patience), static result => Assert.Equal(DispatchStatus.Accepted, result.Status));

        Activity[] own = [.. handled.Where(activity => activity.OperationName == "edict.handle" && Equals(activity.GetTagItem("edict.identity"), identity))];
        Assert.Equal(6, own.Length);
        Assert.All(own, activity => Assert.Equal("Accepted", activity.GetTagItem("edict.status")));
        Assert.True(bank.Writes.Count < 6);
    }

    private static async Task<(DispatchStatus Status, long Version)> OutcomeAsync(Task<DispatchResult> answer)
    {
        DispatchResult result = await answer.WaitAsync(Patience);
        return (result.Status, result.Version);
    }

    /// <summary>A bank whose appends are held back until they are released; the first one is waited for.</summary>
    private sealed class HeldBank : IAsyncDisposable
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<int> _writes = new();
        private readonly ScriptedBank _bank;
        private int _began;

        private HeldBank(ScriptedBank bank) => _bank = bank;

        internal TestBank App => _bank.App;

        internal ScriptedStore Store => _bank.Store;

        internal Func<int, AppendBatch, Task>? BeforeAppend { get; set; }

        /// <summary>What is sent when the second append begins.</summary>
        internal Func<Task<DispatchResult>>? AfterFirst { get; set; }

        internal Task<DispatchResult> Afterwards { get; private set; } = Task.FromException<DispatchResult>(new InvalidOperationException());

        /// <summary>How many writes each append has carried.</summary>
        internal IReadOnlyCollection<int> Writes => _writes;

        internal static async Task<HeldBank> StartAsync(Action<EdictOptions>? configure = null)
        {
            HeldBank bank = new(await ScriptedBank.StartAsync(isShared: true, configure: configure));
            Assert.Equal(0, await bank.App.BalanceAsync("a"));
            bank.Store.BeforeAppend = bank.HoldAsync;
            return bank;
        }

        internal Task<DispatchResult> SendAsync(Deposit command) => App.DispatchAsync(command).AsTask();

        internal Task<DispatchResult> SendAsync(Withdraw command) => App.DispatchAsync(command).AsTask();

        internal Task<DispatchResult> SendAsync(Probe command) => App.DispatchAsync(command).AsTask();

        internal async Task AppendBeganAsync(int number)
        {
            while (Volatile.Read(ref _began) < number)
            {
                await Task.Yield();
            }
        }

        internal void Release() => _released.SetResult();

        internal async Task<IReadOnlyList<RecordedEvent>> ReadAllAsync()
        {
            IEventStore store = _bank.Store;
            return await store.ReadAllAsync(1, ReadDirection.Forward, int.MaxValue, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => _bank.DisposeAsync();

        private async Task HoldAsync(int number, AppendBatch batch)
        {
            _writes.Enqueue(batch.Writes.Count);
            Interlocked.Increment(ref _began);
            if (number == 2 && AfterFirst is { } send)
            {
                Afterwards = send();
            }

            await _released.Task;
            if (BeforeAppend is { } before)
            {
                await before(number, batch);
            }
        }
    }
}
