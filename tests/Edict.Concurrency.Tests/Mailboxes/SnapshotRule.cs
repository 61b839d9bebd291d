using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>Snapshots change no answer and no state, whatever happens to them.</summary>
internal static class SnapshotRule
{
    private const int Steps = 150;
    private static readonly string[] Accounts = ["acc-0", "acc-1", "acc-2"];

    /// <summary>
    /// The same commands, some of them sent again, with the same conflicts, failures, erasures and restarts, once on accounts without
    /// snapshots, and once on accounts with snapshots that are lost, damaged, late or not written at all.
    /// </summary>
    internal static async Task Commands_are_answered_alike_with_snapshots_and_without(int seed)
    {
        Random random = new(seed);
        bool canCopy = random.Next(2) == 0;
        bool wantsPayload = random.Next(2) == 0;
        int every = random.Next(1, 8);
        await using Run without = new(new AccountBinding("account", typeof(Account), canCopy), wantsPayload, harm: null);
        await using Run with = new(AccountSerializer.Accounts(every, canCopy: canCopy), wantsPayload, new Random(seed));

        for (int step = 0; step < Steps; step++)
        {
            string expected = await without.StepAsync(new Random((seed * 1_000) + step));
            string actual = await with.StepAsync(new Random((seed * 1_000) + step));
            Assert.True(expected == actual, $"Step {step} of seed {seed}, every {every}: '{expected}' without snapshots, '{actual}' with.");
        }

        Assert.Equal(await without.ReplayAsync(), await with.ReplayAsync());
        Assert.NotEqual(0, with.SnapshotsFound);
    }

    private sealed class Run(AccountBinding accounts, bool wantsPayload, Random? harm) : IAsyncDisposable
    {
        private readonly InMemoryDatabase _database = new() { AllowErasure = true, RoundTrip = wantsPayload };
        private readonly List<(object Command, Guid Id)> _sent = [];
        private ScriptedBank? _bank;

        /// <summary>How often an instance that began had a snapshot.</summary>
        internal int SnapshotsFound { get; private set; }

        internal async Task<string> StepAsync(Random random)
        {
            ScriptedBank bank = _bank ??= await StartAsync();
            await HarmAsync(bank);
            string account = Accounts[random.Next(Accounts.Length)];
            switch (random.Next(20))
            {
                case 0:
                    await StopAsync();
                    return "restarted";
                case 1:
                    StreamKey stream = new("account", account);
                    if (await bank.Store.Streams.FindAsync(stream) is not null)
                    {
                        await bank.Store.Streams.EraseAsync(stream, ExpectedVersion.Any);
                    }

                    await StopAsync();
                    return "erased";
                case 2 or 3:
                    return $"read {await bank.App.BalanceAsync(account)}";
                default:
                    bank.Store.BeforeAppend = StepIn(bank.Store, account, new Random(random.Next()));
                    return await SendAsync(bank, account, random);
            }
        }

        /// <summary>What is stored, and what the states are made of it by an application that knows no snapshots.</summary>
        internal async Task<string[]> ReplayAsync()
        {
            string[] states = [.. await Task.WhenAll(Accounts.Select(async account => $"{await (_bank ??= await StartAsync()).App.BalanceAsync(account)}"))];
            await StopAsync();
            await using ScriptedBank plain = await ScriptedBank.StartAsync(wantsPayload: wantsPayload, database: _database);
            string[] replayed = [.. await Task.WhenAll(Accounts.Select(async account => $"{await plain.App.BalanceAsync(account)}"))];
            Assert.Equal(replayed, states);
            List<string> stored = [];
            await foreach (RecordedEvent recorded in plain.App.Store.EnumerateAllAsync())
            {
                stored.Add($"{recorded.Position} {recorded.Stream} {recorded.Version} {recorded.Event}");
            }

            return [.. states, .. stored];
        }

        public async ValueTask DisposeAsync() => await StopAsync();

        private async Task<ScriptedBank> StartAsync()
        {
            ScriptedBank bank = await ScriptedBank.StartAsync(wantsPayload: wantsPayload, database: _database, accounts: accounts);
            if (harm is { } random)
            {
                bank.Store.Snapshots.BeforeWrite = _ => random.Next(5) == 0 ? throw new EventStoreException("of a snapshot") : Task.CompletedTask;
            }

            return bank;
        }

        private async Task StopAsync()
        {
            if (_bank is { } bank)
            {
                _bank = null;
                await bank.DisposeAsync();
                SnapshotsFound += bank.Store.Snapshots.Found;
            }
        }

        private async Task<string> SendAsync(ScriptedBank bank, string account, Random random)
        {
            (object Command, Guid Id) sent = _sent.Count > 0 && random.Next(4) == 0
                ? _sent[random.Next(_sent.Count)]
                : (random.Next(3) == 0 ? new Withdraw(account, random.Next(1, 60)) : new Deposit(account, random.Next(0, 40)), IdOf(random));
            _sent.Add(sent);
            DispatchOptions options = new()
            {
                CommandId = sent.Id,
                ExpectedVersion = random.Next(10) == 0 ? ExpectedVersion.Exactly(random.Next(1, 20)) : ExpectedVersion.Any,
                RetryAttempts = random.Next(3),
            };
            try
            {
                DispatchResult result = await bank.App.DispatchAsync(sent.Command, options);
                return $"{sent.Command} {result.Status} {result.Version} {result.Position} {result.IsRepeat} {result.Rejection}";
            }
            catch (EventStoreException failure)
            {
                return $"{sent.Command} {failure.Message}";
            }
        }

        private static Guid IdOf(Random random)
        {
            byte[] bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }

        // What happens to the appends of one command is decided before it is sent; a snapshot must not be able to change it.
        private static Func<int, AppendBatch, Task> StepIn(ScriptedStore store, string account, Random random)
        {
            int kind = random.Next(8);
            int amount = random.Next(1, 20);
            int appends = 0;
            return async (_, _) =>
            {
                await Task.Yield();
                switch (kind)
                {
                    case 0 when ++appends == 1:
                        throw new EventStoreException("It failed.");
                    case 1 when ++appends == 1:
                        throw new EventStoreException("In the commit.") { MayBeStored = true };
                    case 2 or 3 when ++appends < kind:
                        await store.WriteElsewhereAsync(account, null, new Deposited(amount), new Withdrawn(1));
                        break;
                }
            };
        }

        private async Task HarmAsync(ScriptedBank bank)
        {
            if (harm?.Next(4) != 0)
            {
                return;
            }

            ISnapshotStore snapshots = bank.Store.Snapshots.Inner;
            StreamKey stream = new("account", Accounts[harm.Next(Accounts.Length)]);
            if (await snapshots.ReadAsync(stream) is not { } kept)
            {
                return;
            }

            await snapshots.DeleteAsync(stream);
            StateSnapshot? harmed = harm.Next(7) switch
            {
                1 => kept with { StateVersion = 2 },
                2 => kept with { Payload = kept.Payload[..harm.Next(kept.Payload.Length)] },
                3 => kept with { Version = kept.Version + 1 },
                4 => kept with { Version = kept.Version + 1_000 },
                5 => kept with { Version = Math.Max(1, kept.Version - 1) },
                6 => kept with { Payload = "{}"u8.ToArray() },
                _ => null,
            };
            if (harmed is not null)
            {
                await snapshots.WriteAsync(harmed);
            }
        }
    }
}
