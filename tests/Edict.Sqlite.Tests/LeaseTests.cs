namespace Edict.Sqlite.Tests;

/// <summary>Leases go by the clock of the machine that has the file.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoreOfTest _test = new();
    private IEventStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _test.OpenAsync();
        await _store.Subscriptions.CreateAsync("mails", 0, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_clock_that_is_set_back_by_more_than_the_duration_locks_nobody_out()
    {
        await HoldAsync();
        SetClockBack(Hour + TimeSpan.FromSeconds(1));

        Assert.Null((await _store!.Subscriptions.ReadAsync("mails", Cancellation))!.Owner);
        Assert.Equal(2, Assert.Single(await HoldAsync()).Epoch);
        Assert.Empty(await HoldAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_less_costs_nobody_the_lease()
    {
        SubscriptionLease lease = Assert.Single(await HoldAsync());
        SetClockBack(Hour - TimeSpan.FromMinutes(1));

        Assert.Empty(await HoldAsync());
        Assert.Equal(lease, Assert.Single(await _store!.Subscriptions.HoldAsync(lease.Owner, ["mails"], Hour, Cancellation)));
    }

    [Fact]
    public async Task Moves_are_noted_at_the_time_of_the_machine()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        SubscriptionLease lease = Assert.Single(await HoldAsync());
        await _store!.Subscriptions.MoveAsync(lease, 0, 1);

        DateTimeOffset movedAt = (await _store.Subscriptions.ReadAsync("mails", Cancellation))!.MovedAt;
        Assert.InRange(movedAt, before.AddMilliseconds(-1), DateTimeOffset.UtcNow.AddMilliseconds(1));
    }

    private ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync() =>
        _store!.Subscriptions.HoldAsync(Guid.NewGuid(), ["mails"], Hour, Cancellation);

    // The machine's clock cannot be set, but it comes to the same when the times in the file are.
    private void SetClockBack(TimeSpan by) =>
        _test.Execute($"update subscriptions set held_until = held_until + {by.Ticks / TimeSpan.TicksPerMicrosecond}");
}
