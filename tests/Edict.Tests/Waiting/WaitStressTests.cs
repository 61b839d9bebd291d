using System.Collections.Concurrent;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Many who wait, while handlers pause at random: nobody hears too early, and nobody is forgotten.</summary>
public sealed class WaitStressTests
{
    private const int Callers = 24;
    private const int CommandsOfEach = 60;

    private readonly InMemoryDatabase _database = new();
    private readonly ConcurrentDictionary<(string Handler, long Position), bool> _seen = new();

    private ScriptedHandler Pauses(string name, int concurrency) => new(name)
    {
        Attribute = options => (options.Consistency, options.Concurrency) = (Consistency.Strong, concurrency),
        OnEvent = async (_, context, _) =>
        {
            int pause = Random.Shared.Next(12);
            await (pause == 0 ? Task.Delay(1, CancellationToken.None) : pause < 4 ? Task.Run(static () => Thread.SpinWait(200), CancellationToken.None) : Task.CompletedTask);
            _seen[(name, context.Position)] = true;
        },
    };

    private ScriptedHandler[] Handlers() => [Pauses("one", 1), Pauses("eight", 8)];

    private async Task DispatchAsync(TestBank bank, int caller)
    {
        for (int number = 0; number < CommandsOfEach; number++)
        {
            Probe command = new($"a{Random.Shared.Next(Callers / 2)}", (_, _) => [.. Enumerable.Range(1, 1 + (number % 3)).Select(static amount => (object)new Deposited(amount))]);
            DispatchResult result = (await bank.DispatchAsync(command, Strong)).EnsureSeen();
            for (long position = result.Position - result.Events.Count + 1; position <= result.Position; position++)
            {
                Assert.True(_seen.ContainsKey(("one", position)) && _seen.ContainsKey(("eight", position)), $"Caller {caller} heard of position {position} too early.");
            }

            if (number % 10 == 0)
            {
                Assert.Null(await bank.EventHandlers["eight"].WaitForAsync(result.Position, cancellation: TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    [Trait("Category", "Repeated")]
    public async Task In_one_process()
    {
        await using TestBank bank = await StrongBank.StartAsync(_database, static _ => { }, Handlers());

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => DispatchAsync(bank, caller), TestContext.Current.CancellationToken)));

        Assert.All(bank.EventHandlers.Values, static handle => Assert.Equal(0, handle.Waits.Count));
    }

    [Fact]
    [Trait("Category", "Repeated")]
    public async Task In_two_processes_each_of_which_runs_one_handler()
    {
        await using TestBank left = await StrongBank.StartAsync(_database, Runs("one"), Handlers());
        await using TestBank right = await StrongBank.StartAsync(_database, Runs("eight"), Handlers());

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
            Task.Run(() => DispatchAsync(caller % 2 == 0 ? left : right, caller), TestContext.Current.CancellationToken)));

        foreach (EventHandlerHandle handle in left.EventHandlers.Values.Concat(right.EventHandlers.Values))
        {
            await Eventually.True(() => handle.Waits.Count == 0);
        }
    }

    [Fact]
    [Trait("Category", "Repeated")]
    public async Task While_owners_come_and_go()
    {
        await using TestBank asking = await StrongBank.StartAsync(_database, Runs(), Handlers());
        using CancellationTokenSource end = new();
        Task[] owners = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => OwnAsync(end.Token), TestContext.Current.CancellationToken))];
        for (int number = 0; number < 40; number++)
        {
            DispatchResult result = await asking.DispatchAsync(new Deposit("a", 1), Strong);
            Assert.All(result.Unseen, static unseen => Assert.Equal(UnseenReason.NotRunning, unseen.Reason));
            foreach (string handler in (string[])["one", "eight"])
            {
                Assert.True(_seen.ContainsKey((handler, result.Position)) || result.Unseen.Any(unseen => unseen.Handler == handler));
            }
        }

        await end.CancelAsync();
        await Task.WhenAll(owners);

        async Task OwnAsync(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                await using TestBank owner = await StrongBank.StartAsync(_database, static _ => { }, Handlers());
                await Task.Delay(Random.Shared.Next(20, 300), CancellationToken.None);
            }
        }
    }
}
