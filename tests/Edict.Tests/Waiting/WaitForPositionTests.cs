using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Reading one's own writes: waiting until a handler has processed everything up to a position.</summary>
public sealed class WaitForPositionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_up_to_the_position_is_waited_for_in_all_lanes()
    {
        HeldHandler held = new("held", static options => options.Concurrency = 4);
        await using TestBank bank = await StrongBank.StartAsync(held.Binding);
        for (int number = 0; number < 8; number++)
        {
            _ = await bank.DispatchAsync(new Deposit($"a{number}", 1));
        }

        Task<UnseenReason?> wait = bank.EventHandlers["held"].WaitForAsync(8, cancellation: Cancellation).AsTask();
        held.Let(2, 3, 4, 5, 6, 7, 8);
        await StaysAsync(wait);
        held.Let(1);

        Assert.Null(await wait);
        Assert.Null(await bank.EventHandlers["held"].WaitForAsync(8, cancellation: Cancellation));
        Assert.Equal(8, held.Done.Count);
    }

    [Fact]
    public async Task Positions_that_the_handler_does_not_take_are_passed()
    {
        ScriptedHandler withdrawals = new("withdrawals", typeof(Withdrawn)) { OnEvent = static (_, _, _) => Task.CompletedTask };
        await using TestBank bank = await StrongBank.StartAsync(withdrawals);
        Task<UnseenReason?> early = bank.EventHandlers["withdrawals"].WaitForAsync(3, cancellation: Cancellation).AsTask();
        for (int number = 0; number < 3; number++)
        {
            _ = await bank.DispatchAsync(new Deposit("a", 1));
        }

        Assert.Null(await early);
        Assert.Null(await bank.EventHandlers["withdrawals"].WaitForAsync(2, cancellation: Cancellation));
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_given_up_when_the_time_is_up()
    {
        await using TestBank bank = await StrongBank.StartAsync(static options => options.ConsistencyTimeout = TimeSpan.FromMilliseconds(30), Quick("quick"));

        Assert.Equal(UnseenReason.TimedOut, await bank.EventHandlers["quick"].WaitForAsync(1, cancellation: Cancellation));
        Assert.Null(await bank.EventHandlers["quick"].WaitForAsync(0, cancellation: Cancellation));
    }

    [Fact]
    public async Task Arguments_out_of_their_range_are_refused()
    {
        await using TestBank bank = await StrongBank.StartAsync(Quick("quick"));
        EventHandlerHandle handle = bank.EventHandlers["quick"];

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await handle.WaitForAsync(-1, cancellation: Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await handle.WaitForAsync(1, TimeSpan.Zero, Cancellation));
    }
}
