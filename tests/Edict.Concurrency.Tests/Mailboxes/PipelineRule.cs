using System.Collections.Concurrent;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>Pipelined commands under random schedules give what commands one by one could have given.</summary>
internal static class PipelineRule
{
    private const int Callers = 12;
    private const int Commands = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Others write beside it, the store fails with and without storing, commands expire, some are sent twice under one id, states are lost
    /// after rejections were decided on them. Each answer must be the one that a replay of the stored events gives at the version that it names.
    /// </summary>
    internal static Task Each_answer_is_what_one_by_one_would_give(int seed) => HoldsAsync(seed, AccountBinding.Copied);

    /// <summary>The same, while snapshots are taken of what is on its way, written late, and not written.</summary>
    internal static Task Each_answer_is_so_with_snapshots(int seed) =>
        HoldsAsync(seed, AccountSerializer.Accounts(snapshotEvery: 1 + (seed % 5), canCopy: seed % 2 == 0));

    private static async Task HoldsAsync(int seed, AccountBinding accounts)
    {
        await using ScriptedBank bank = await StartAsync(accounts, database: null);
        bank.Store.BeforeAppend = (number, batch) => StepInAsync(bank.Store, batch, new Random((number * 7_919) + seed));
        bank.Store.Snapshots.BeforeWrite = snapshot => StepInAsync(new Random((int)(snapshot.Version * 6_007) + seed));
        ConcurrentBag<Heard> heard = [];

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => SendAsync(bank, caller, seed, heard)))).WaitAsync(Patience);

        bank.Store.BeforeAppend = null;
        foreach (IGrouping<string, Heard> account in heard.GroupBy(static one => one.Account))
        {
            await JudgeAsync(bank, account.Key, [.. account]);
            await using ScriptedBank next = await StartAsync(accounts, bank.Database);
            Assert.Equal(await bank.App.BalanceAsync(account.Key), await next.App.BalanceAsync(account.Key));
        }
    }

    private static Task<ScriptedBank> StartAsync(AccountBinding accounts, InMemoryDatabase? database) => ScriptedBank.StartAsync(
        database: database,
        accounts: accounts,
        configure: static options =>
        {
            options.DispatchTimeout = Patience;
            options.RetryAttempts = int.MaxValue;
        });

    private static async Task SendAsync(ScriptedBank bank, int caller, int seed, ConcurrentBag<Heard> heard)
    {
        Random random = new((seed * 1_000) + caller);
        for (int number = 0; number < Commands; number++)
        {
            string account = "acc-" + random.Next(2);
            int unique = 1_000_000 + (((caller * Commands) + number) * 2);
            bool isDeposit = random.Next(2) == 0;
            int amount = isDeposit ? unique : unique + 1;
            using CancellationTokenSource impatience = new();
            if (random.Next(6) == 0)
            {
                impatience.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * 3));
            }

            DispatchOptions? given = random.Next(3) == 0 ? new DispatchOptions { CommandId = IdOf(random) } : null;
            Task<Heard> first = HearAsync(bank, account, isDeposit, amount, given, impatience.Token);
            if (random.Next(2) == 0)
            {
                await first;
            }

            if (given is not null)
            {
                heard.Add(await HearAsync(bank, account, isDeposit, amount, given, CancellationToken.None));
            }

            heard.Add(await first);
            if (random.Next(10) == 0)
            {
                int balance = await bank.App.BalanceAsync(account);
                heard.Add(new Heard(account, Amount: 0, Result: null, Balance: balance));
            }
        }
    }

    private static Guid IdOf(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static async Task<Heard> HearAsync(
        ScriptedBank bank, string account, bool isDeposit, int amount, DispatchOptions? given, CancellationToken impatience)
    {
        try
        {
            DispatchResult result = isDeposit
                ? await bank.App.DispatchAsync(new Deposit(account, amount), given, impatience)
                : await bank.App.DispatchAsync(new Withdraw(account, amount), given, impatience);
            if (result.Status is DispatchStatus.Accepted or DispatchStatus.Rejected)
            {
                StreamInfo? durable = await bank.Store.Streams.FindAsync(new StreamKey("account", account));
                Assert.True((durable?.Version ?? 0) >= result.Version, "An answer came before what it rests on was durable.");
            }

            return new Heard(account, amount, result, IsSentTwice: given is not null);
        }
        catch (EventStoreException failure)
        {
            Assert.False(failure.MayBeStored);
            return new Heard(account, amount, Result: null, IsSentTwice: given is not null);
        }
    }

    private static async Task JudgeAsync(ScriptedBank bank, string account, Heard[] heard)
    {
        // What a caller gave up may still be on its way; this read is answered behind it.
        int balanceAtTheEnd = await bank.App.BalanceAsync(account);
        List<int> balances = [0];
        Dictionary<int, RecordedEvent> byAmount = [];
        await foreach (RecordedEvent recorded in bank.Store.EnumerateStreamAsync(new StreamKey("account", account)))
        {
            int change = recorded.Event is Deposited deposited ? deposited.Amount : -((Withdrawn)recorded.Event).Amount;
            balances.Add(balances[^1] + change);
            Assert.True(balances[^1] >= 0, "A withdrawal was accepted that the balance did not cover.");
            if (Math.Abs(change) >= 1_000_000)
            {
                Assert.True(byAmount.TryAdd(Math.Abs(change), recorded), "A command took effect twice.");
            }
        }

        Assert.Equal(balances[^1], balanceAtTheEnd);
        foreach (Heard one in heard)
        {
            Judge(one, balances, byAmount);
        }
    }

    private static void Judge(Heard heard, List<int> balances, Dictionary<int, RecordedEvent> byAmount)
    {
        if (heard.Balance is { } balance)
        {
            Assert.Contains(balance, balances);
            return;
        }

        bool isStored = byAmount.TryGetValue(heard.Amount, out RecordedEvent? stored);
        switch (heard.Result?.Status)
        {
            case DispatchStatus.Accepted:
                Assert.True(isStored);
                Assert.Equal((stored!.Version, stored.Position, stored.CommandId), (heard.Result.Value.Version, heard.Result.Value.Position, heard.Result.Value.CommandId));
                break;
            case DispatchStatus.Rejected:
                Assert.True(!isStored || (heard.IsSentTwice && stored!.Version > heard.Result.Value.Version), "It was rejected after it was stored.");
                Assert.True(balances[(int)heard.Result.Value.Version] < heard.Amount, "It was rejected on a state that never was.");
                break;
            case DispatchStatus.OutcomeUnknown:
                break;
            default:
                Assert.True(!isStored || heard.IsSentTwice, $"It was answered {heard.Result?.Status.ToString() ?? "failed"}, and is stored.");
                break;
        }
    }

    private static Task StepInAsync(ScriptedStore store, AppendBatch batch, Random random) => random.Next(10) switch
    {
        0 => throw new EventStoreException("at once"),
        1 => Later(random, static () => Task.FromException(new EventStoreException("later"))),
        2 => Later(random, static () => Task.FromException(Unknown())),
        3 => Later(random, () => store.WriteElsewhereAsync(batch.Writes[0].Stream.Identity, null, new Deposited(random.Next(1, 1_000)))),
        _ => Later(random, static () => Task.CompletedTask),
    };

    private static Task StepInAsync(Random random) => Later(
        random, () => random.Next(3) == 0 ? Task.FromException(new EventStoreException("of a snapshot")) : Task.CompletedTask);

    private static EventStoreException Unknown() => new("in the commit") { MayBeStored = true };

    private static async Task Later(Random random, Func<Task> act)
    {
        for (int turn = random.Next(20); turn >= 0; turn--)
        {
            await Task.Yield();
        }

        await act();
    }

    private sealed record Heard(string Account, int Amount, DispatchResult? Result, int? Balance = null, bool IsSentTwice = false);
}
