using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Waiting for a handler of batches, in one of which an event fails.</summary>
public sealed class BatchWaitTests
{
    private static readonly Probe TwoDeposits = new("a", static (_, _) => [new Deposited(1), new Deposited(2)]);

    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Of a batch that fails as one, the second half is held.
    private ScriptedHandler Batches(bool givesUp) => new("batches")
    {
        Release = () => _gate.TrySetResult(),
        Attribute = static options => options.Consistency = Consistency.Strong,
        Judge = static _ => ErrorAction.DeadLetter,
        OnBatch = async (batch, _) =>
        {
            if (batch.Count > 1 || (givesUp && batch[0].Event is Deposited(1)))
            {
                throw new InvalidOperationException("no");
            }

            if (batch[0].Event is Deposited(2))
            {
                _began.TrySetResult();
                await _gate.Task;
            }
        },
    };

    [Fact]
    public async Task What_was_processed_of_a_batch_that_failed_is_told_before_the_rest_is()
    {
        await using TestBank bank = await StrongBank.StartAsync(Batches(givesUp: false));
        Task<UnseenReason?> first = bank.EventHandlers["batches"].WaitForAsync(1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken).AsTask();
        Task<DispatchResult> both = bank.DispatchAsync(TwoDeposits, Strong).AsTask();
        await _began.Task;

        Assert.Null(await first);
        Assert.Equal(1, bank.EventHandlers["batches"].Status.Position);
        await StaysAsync(both);
        _gate.SetResult();
        Assert.Empty((await both).Unseen);
    }

    [Fact]
    public async Task Who_begins_to_wait_after_an_event_was_given_up_does_not_hear_that_it_was_processed_with_its_batch()
    {
        MutedSubscriptions store = new();
        await using TestBank bank = await StrongBank.StartAsync(
            options => options.UseStore(context => store.Over(context, new InMemoryDatabase())), Batches(givesUp: true));
        Guid id = Guid.NewGuid();
        _ = await bank.DispatchAsync(TwoDeposits, new DispatchOptions { CommandId = id });
        await _began.Task;
        store.LosesLetters = true;
        Task<DispatchResult> again = bank.DispatchAsync(TwoDeposits, Strong with { CommandId = id }).AsTask();
        await StaysAsync(again);
        store.LosesLetters = false;
        _gate.SetResult();

        Assert.Equal(("batches", UnseenReason.DeadLettered), Single(await again));
    }
}
