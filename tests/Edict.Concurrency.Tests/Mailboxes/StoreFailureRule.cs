using System.Collections.Concurrent;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The store fails at once, later, before and after it has stored, and others write beside it.</summary>
internal static class StoreFailureRule
{
    private const int Callers = 8;
    private const int Commands = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What was accepted is stored once, what failed is not stored, what is unknown takes effect once when it is repeated, and the
    /// instances in memory know what is stored.
    /// </summary>
    internal static async Task Each_caller_hears_the_truth_of_a_failing_store(int seed)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: static options =>
        {
            options.DispatchTimeout = Patience;
            options.RetryAttempts = int.MaxValue;
        });
        bank.Store.BeforeAppend = (number, batch) => StepInAsync(bank.Store, batch.Writes[0], new Random(number * 7_919 + seed).Next(9));
        ConcurrentDictionary<int, bool> isAccepted = [];

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            Random random = new(seed * 1_000 + caller);
            for (int number = 0; number < Commands; number++)
            {
                int amount = 1 + (caller * Commands) + number;
                isAccepted[amount] = await SendAsync(bank.App, new Deposit("acc-" + random.Next(3), amount));
            }
        }))).WaitAsync(Patience);

        IReadOnlyList<RecordedEvent> stored = await bank.App.Store.ReadAllAsync(1, ReadDirection.Forward, int.MaxValue, default);
        ILookup<int, RecordedEvent> byAmount = stored.ToLookup(static recorded => ((Deposited)recorded.Event).Amount);
        Assert.Equal(Callers * Commands, isAccepted.Count);
        Assert.All(isAccepted, outcome => Assert.Equal(outcome.Value ? 1 : 0, byAmount[outcome.Key].Count()));
        for (int account = 0; account < 3; account++)
        {
            StreamKey stream = new("account", "acc-" + account);
            int balance = stored.Where(recorded => recorded.Stream == stream).Sum(static recorded => ((Deposited)recorded.Event).Amount);
            Assert.Equal(balance, await bank.App.BalanceAsync(stream.Identity));
        }
    }

    private static async Task<bool> SendAsync(TestBank bank, Deposit command)
    {
        DispatchResult result;
        try
        {
            result = await bank.DispatchAsync(command);
        }
        catch (EventStoreException failure)
        {
            Assert.False(failure.MayBeStored);
            return false;
        }

        while (result.Status == DispatchStatus.OutcomeUnknown)
        {
            Assert.NotNull(result.Failure);
            try
            {
                result = await bank.DispatchAsync(command, new DispatchOptions { CommandId = result.CommandId });
            }
            catch (EventStoreException)
            {
                // This time nothing was stored; whether the first time something was is still not known.
            }
        }

        Assert.Equal(DispatchStatus.Accepted, result.Status);
        Assert.Equal([new Deposited(command.Amount)], result.Events);
        return true;
    }

    private static Task StepInAsync(ScriptedStore store, StreamWrite write, int way) => way switch
    {
        0 => throw new EventStoreException("at once"),
        1 => Later(static () => Task.FromException(new EventStoreException("later"))),
        2 => Later(static () => Task.FromException(Unknown())),
        3 => Later(async () =>
        {
            await store.WriteElsewhereAsync(write.Stream.Identity, write.CommandId, write.Events[0].Event);
            throw Unknown();
        }),
        4 => Later(() => store.WriteElsewhereAsync(write.Stream.Identity, null, new Deposited(0))),
        5 => Later(static () => Task.CompletedTask),
        _ => Task.CompletedTask,
    };

    private static EventStoreException Unknown() => new("in the commit") { MayBeStored = true };

    private static async Task Later(Func<Task> act)
    {
        await Task.Yield();
        await act();
    }
}
