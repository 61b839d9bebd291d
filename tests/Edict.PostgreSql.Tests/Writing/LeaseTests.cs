using Edict.PostgreSql.Tests.Servers;
using Npgsql;

namespace Edict.PostgreSql.Tests.Writing;

/// <summary>Leases go by the server's clock.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SchemaOfTest _schema = new();
    private IEventStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _schema.OpenAsync();
        await _store.Subscriptions.CreateAsync("mails", 0, Cancellation);
    }

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task A_clock_that_is_set_back_by_more_than_the_duration_locks_nobody_out()
    {
        await HoldAsync();
        await SetClockBackAsync(Hour + TimeSpan.FromSeconds(1));

        Assert.Null((await _store!.Subscriptions.ReadAsync("mails", Cancellation))!.Owner);
        Assert.Equal(2, Assert.Single(await HoldAsync()).Epoch);
        Assert.Empty(await HoldAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_less_costs_nobody_the_lease()
    {
        SubscriptionLease lease = Assert.Single(await HoldAsync());
        await SetClockBackAsync(Hour - TimeSpan.FromMinutes(1));

        Assert.Empty(await HoldAsync());
        Assert.Equal(lease, Assert.Single(await _store!.Subscriptions.HoldAsync(lease.Owner, ["mails"], Hour, Cancellation)));
    }

    [Fact]
    public async Task Whoever_waits_for_one_who_takes_it_does_not_take_it_too()
    {
        IReadOnlyList<SubscriptionLease> held = await WhileAsync(TakenOver, () => HoldAsync().AsTask());

        Assert.Empty(held);
        Assert.Equal(7, (await _store!.Subscriptions.ReadAsync("mails", Cancellation))!.Epoch);
    }

    [Fact]
    public async Task Whoever_waits_for_one_who_takes_it_over_moves_nothing_and_adds_nothing()
    {
        SubscriptionLease lease = Assert.Single(await HoldAsync());
        await _store!.AppendAsync(SchemaOfTest.Batch("a"));

        Assert.False(await WhileAsync(TakenOver, () => _store.Subscriptions.MoveAsync(lease, 0, 1).AsTask()));
        await _schema.ExecuteAsync($"update {{schema}}.subscriptions set owner = '{lease.Owner}', epoch = 1");
        Assert.False(await WhileAsync(TakenOver, () => _store.DeadLetters.AddAsync(lease, [Letter]).AsTask()));
        Assert.Equal(0, await _store.DeadLetters.CountAsync("mails", Cancellation));
    }

    [Fact]
    public async Task A_letter_that_waits_for_its_stream_to_be_erased_is_passed_over()
    {
        SubscriptionLease lease = Assert.Single(await HoldAsync());
        await _store!.AppendAsync(SchemaOfTest.Batch("a"));
        await _store.DeadLetters.AddAsync(lease, [Letter]);

        Assert.True(await WhileAsync(
            "set local edict.unguarded = 'on'; delete from {schema}.streams", () => _store.DeadLetters.AddAsync(lease, [Letter]).AsTask()));
        Assert.Equal(0, await _store.DeadLetters.CountAsync("mails", Cancellation));
    }

    private static string TakenOver =>
        "update {schema}.subscriptions set owner = gen_random_uuid(), epoch = 7, held_until = clock_timestamp() + interval '1 hour', held_for = interval '1 hour'";

    private static DeadLetter Letter { get; } = new(
        "mails", 1, SchemaOfTest.Stream, 1, "a", DeadLetterKind.Failed, 1, "Error", "message", "details", DateTimeOffset.UnixEpoch);

    // Begins while a transaction of somebody else's is open that did something, which ends once it is waited for.
    private async Task<TResult> WhileAsync<TResult>(string sql, Func<Task<TResult>> begin)
    {
        await using NpgsqlConnection connection = new(TestServer.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using NpgsqlCommand command = new($"begin; {sql.Replace("{schema}", _schema.Name, StringComparison.Ordinal)}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        Task<TResult> begun = begin();
        while (await _schema.ReadAsync<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%{schema}%'") == 0)
        {
            await Task.Delay(1, Cancellation);
        }

        Assert.False(begun.IsCompleted);
        command.CommandText = "commit";
        await command.ExecuteNonQueryAsync(Cancellation);
        return await begun;
    }

    private ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync() =>
        _store!.Subscriptions.HoldAsync(Guid.NewGuid(), ["mails"], Hour, Cancellation);

    // The server's clock cannot be set, but it comes to the same when the times in the table are.
    private Task SetClockBackAsync(TimeSpan by) =>
        _schema.ExecuteAsync($"update {{schema}}.subscriptions set held_until = held_until + interval '{(long)by.TotalSeconds} seconds'");
}
