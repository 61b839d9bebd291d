using Edict.EventStore;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.EventStore;

/// <summary>Leases of a database in memory go by the clock of whoever asks.</summary>
public sealed class InMemoryLeaseTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryDatabase _database = new();
    private readonly Guid _first = Guid.NewGuid();
    private readonly Guid _second = Guid.NewGuid();

    [Fact]
    public async Task A_lease_ends_when_its_duration_is_over()
    {
        await HoldAsync(_first);

        _time.Advance(Duration - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await HoldAsync(_second));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(await HoldAsync(_second));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_less_than_the_duration_costs_nobody_the_lease()
    {
        await HoldAsync(_first);

        _time.AdjustTime(_time.GetUtcNow() - Duration);

        Assert.Empty(await HoldAsync(_second));
        Assert.Equal(1, Assert.Single(await HoldAsync(_first)).Epoch);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_more_locks_nobody_out()
    {
        await HoldAsync(_first);

        _time.AdjustTime(_time.GetUtcNow() - Duration - TimeSpan.FromMilliseconds(1));

        Assert.Equal(2, Assert.Single(await HoldAsync(_second)).Epoch);
    }

    [Fact]
    public async Task Another_application_has_its_own_clock()
    {
        await HoldAsync(_first);
        FakeTimeProvider ahead = new(_time.GetUtcNow() + Duration);

        Assert.Empty(await HoldAsync(_second));
        Assert.Single(await HoldAsync(_second, ahead));
    }

    private async Task<IReadOnlyList<SubscriptionLease>> HoldAsync(Guid owner, FakeTimeProvider? time = null)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using IEventStore store = new InMemoryEventStore(
            new EventStoreContext(new EventTypeRegistry([]), time ?? _time, 1_000), _database, isShared: true);
        await store.Subscriptions.CreateAsync("mails", 0, cancellation);
        return await store.Subscriptions.HoldAsync(owner, ["mails"], Duration, cancellation);
    }
}
