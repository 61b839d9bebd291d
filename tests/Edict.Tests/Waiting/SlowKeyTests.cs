using System.Globalization;
using Edict.EventHandlers;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Waiting for a handler that is slow to tell by which key it orders an event.</summary>
public sealed class SlowKeyTests
{
    private const int Lanes = 8;
    private const int Slow = 99;

    private static readonly int Elsewhere = Enumerable.Range(1, 50).First(static amount => LaneOf(amount) != LaneOf(Slow));

    [Fact]
    public async Task Who_waits_for_an_event_with_a_slow_key_holds_nobody_else()
    {
        TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim asked = new();
        using ManualResetEventSlim told = new();
        bool isSlow = false;
        ScriptedHandler partitioned = new("partitioned")
        {
            Release = () => handled.TrySetResult(),
            Attribute = static options => (options.Consistency, options.Concurrency) = (Consistency.Strong, Lanes),
            OnEvent = (e, _, _) => e is Deposited(Slow) ? handled.Task : Task.CompletedTask,
            Partition = e =>
            {
                int amount = ((Deposited)e).Amount;
                if (amount == Slow && Volatile.Read(ref isSlow))
                {
                    asked.Set();
                    told.Wait(TimeSpan.FromSeconds(30));
                }

                return KeyOf(amount);
            },
        };
        await using TestBank bank = await StrongBank.StartAsync(partitioned);
        Guid id = Guid.NewGuid();
        _ = await bank.DispatchAsync(new Deposit("a", Slow), new DispatchOptions { CommandId = id });
        Assert.Empty((await bank.DispatchAsync(new Deposit("b", Elsewhere), Strong)).Unseen);
        Volatile.Write(ref isSlow, true);
        Task<DispatchResult> slow = Task.Run(() => bank.DispatchAsync(new Deposit("a", Slow), Strong with { CommandId = id }).AsTask());
        await Eventually.True(() => asked.IsSet);

        Assert.Empty((await bank.DispatchAsync(new Deposit("b", Elsewhere), Strong with { ConsistencyTimeout = TimeSpan.FromSeconds(10) })).Unseen);
        told.Set();
        handled.SetResult();
        Assert.Empty((await slow).Unseen);
    }

    private static string KeyOf(int amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static uint LaneOf(int amount) => StableHash.Of(KeyOf(amount)) % Lanes;
}
