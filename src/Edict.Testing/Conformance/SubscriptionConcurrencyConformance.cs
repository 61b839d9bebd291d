using System.Collections.Concurrent;
using Xunit;

namespace Edict.Testing;

/// <summary>Several owners who want the same subscriptions, and now and then stop or fall asleep.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class SubscriptionConcurrencyConformance<TStore> : SubscribingConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Owners = 4;
    private const int MovesOfEach = 60;
    private const int Takings = 6;

    private static readonly string[] Names = [.. Enumerable.Range(0, 8).Select(number => $"handler {number}")];

    private readonly ConcurrentQueue<(SubscriptionLease Lease, long From)> _moves = new();

    [Fact]
    public async Task Every_move_is_made_once_and_by_the_newest_holder()
    {
        await CreateAsync(Names);

        await Task.WhenAll(Enumerable.Range(0, Owners).Select(seed => Task.Run(() => FightAsync(new Random(seed)), Cancellation)));

        ILookup<string, (SubscriptionLease Lease, long From)> moves = _moves.ToLookup(move => move.Lease.Name);
        foreach (SubscriptionInfo info in await Store.Subscriptions.ListAsync(Cancellation))
        {
            (SubscriptionLease Lease, long From)[] inOrder = [.. moves[info.Name].OrderBy(move => move.From)];
            Assert.Equal(Numbers((int)info.Checkpoint), inOrder.Select(move => move.From + 1));
            Assert.Equal(inOrder.Select(move => move.Lease.Epoch).Order(), inOrder.Select(move => move.Lease.Epoch));
            Assert.All(
                inOrder.GroupBy(move => move.Lease.Epoch),
                ofEpoch => Assert.Single(ofEpoch.Select(move => move.Lease.Owner).Distinct()));
        }
    }

    private async Task FightAsync(Random random)
    {
        while (!await IsDoneAsync())
        {
            Guid owner = Guid.NewGuid();
            IReadOnlyList<SubscriptionLease> leases = await HoldAsync(owner, random.Next(3) == 0 ? Short / 10 : Short, Names);
            foreach (SubscriptionLease lease in leases)
            {
                await MoveOnAsync(lease, random);
            }

            if (random.Next(2) == 0)
            {
                await Store.Subscriptions.ReleaseAsync(owner, Names);
            }
        }
    }

    // Without a look at the time: some of these moves come too late.
    private async Task MoveOnAsync(SubscriptionLease lease, Random random)
    {
        long from = lease.Checkpoint;
        for (int left = random.Next(1, 10); left > 0; left--)
        {
            if (random.Next(10) == 0)
            {
                await Task.Delay(Short / 5, Cancellation);
            }

            if (!await Store.Subscriptions.MoveAsync(lease, from, from + 1))
            {
                return;
            }

            _moves.Enqueue((lease, from++));
        }
    }

    private async Task<bool> IsDoneAsync() => (await Store.Subscriptions.ListAsync(Cancellation))
        .All(info => info.Checkpoint >= MovesOfEach && info.Epoch >= Takings);
}
