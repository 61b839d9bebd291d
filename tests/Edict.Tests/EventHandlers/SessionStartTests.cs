using Edict.Subscriptions;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

public sealed class SessionStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_begins_before_the_stored_checkpoint_lowers_it_at_once()
    {
        await using TestBank bank = await TestBank.StartAsync(static options => options.UseInMemory());
        ISubscriptionStore store = bank.Store.Subscriptions;
        await store.CreateAsync("rebuilt", checkpoint: 7, Cancellation);
        await using LeaseKeeper keeper = new(store, TimeProvider.System, TimeSpan.FromSeconds(30), static _ => { });
        SubscriptionSource source = new("rebuilt", EventFilter.Everything, StartFrom.Origin, StartPosition: null, CheckpointEvery: 1_000_000, TimeSpan.FromDays(1));
        SubscriptionHost host = new(bank.Store, keeper, TimeProvider.System, CancellationToken.None);

        await using SubscriptionSession session = await SubscriptionSession.OpenAsync(
            source, host, static (_, _) => new ValueTask<SessionStart>(new SessionStart(2, 1)), Cancellation);

        await Eventually.Async(async () => (await store.ReadAsync("rebuilt", Cancellation))!.Checkpoint == 2);
    }
}
