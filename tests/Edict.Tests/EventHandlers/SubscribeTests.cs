using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

public sealed class SubscribeTests
{
    private readonly InMemoryDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<TestBank> StartAsync() => TestBank.StartAsync(options => options.UseInMemory(_database));

    private static async Task DepositAsync(TestBank bank, params int[] amounts)
    {
        foreach (int amount in amounts)
        {
            (await bank.DispatchAsync(new Deposit("a", amount))).EnsureAccepted();
        }
    }

    [Fact]
    public async Task An_event_is_done_with_when_the_next_one_is_asked_for()
    {
        await using (TestBank bank = await StartAsync())
        {
            await DepositAsync(bank, 1, 2, 3);
            await foreach (RecordedEvent recorded in bank.SubscribeAsync("audit", cancellation: Cancellation))
            {
                if (recorded.Version == 2)
                {
                    break;
                }
            }

            Assert.Equal(1, (await bank.Store.Subscriptions.ReadAsync("audit", Cancellation))!.Checkpoint);
        }

        await using TestBank again = await StartAsync();
        await foreach (RecordedEvent recorded in again.SubscribeAsync("audit", cancellation: Cancellation))
        {
            Assert.Equal(2, recorded.Version);
            break;
        }
    }

    [Fact]
    public async Task It_goes_on_with_what_is_appended_and_takes_only_what_it_wants()
    {
        await using TestBank bank = await StartAsync();
        await DepositAsync(bank, 1);
        (await bank.DispatchAsync(new Withdraw("a", 1))).EnsureAccepted();
        await DepositAsync(bank, 1);
        List<long> versions = [];
        SubscriptionOptions options = new() { Filter = EventFilter.OfEvents("deposited"), StartPosition = 2 };
        await foreach (RecordedEvent recorded in bank.SubscribeAsync("audit", options, Cancellation))
        {
            versions.Add(recorded.Version);
            if (versions.Count == 3)
            {
                break;
            }

            await DepositAsync(bank, 5);
        }

        Assert.Equal([3L, 4, 5], versions);
    }

    [Fact]
    public async Task A_second_one_of_its_name_waits_until_the_first_has_ended()
    {
        await using TestBank first = await StartAsync();
        await using TestBank second = await StartAsync();
        await DepositAsync(first, 1, 2);
        await using IAsyncEnumerator<RecordedEvent> one = first.SubscribeAsync("audit", cancellation: Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await one.MoveNextAsync());
        Assert.True(await one.MoveNextAsync());

        await using IAsyncEnumerator<RecordedEvent> other = second.SubscribeAsync("audit", cancellation: Cancellation).GetAsyncEnumerator(Cancellation);
        Task<bool> waiting = other.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        await one.DisposeAsync();

        Assert.True(await waiting);
        Assert.Equal(2, other.Current.Version);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using TestBank bank = await StartAsync();

        Assert.Throws<ArgumentException>(() => bank.SubscribeAsync(""));
        Assert.Throws<ArgumentException>(() => bank.SubscribeAsync(new string('x', 201)));
        Assert.ThrowsAny<ArgumentException>(() => bank.SubscribeAsync("audit", new SubscriptionOptions { CheckpointEvery = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => bank.SubscribeAsync("audit", new SubscriptionOptions { StartPosition = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => bank.SubscribeAsync("audit", new SubscriptionOptions { CheckpointInterval = TimeSpan.Zero }));
        Assert.ThrowsAny<ArgumentException>(() => bank.SubscribeAsync("audit", new SubscriptionOptions { Filter = null! }));
    }

    [Fact]
    public async Task Stopping_the_application_ends_it()
    {
        TestBank bank = await StartAsync();
        await DepositAsync(bank, 1);
        await using IAsyncEnumerator<RecordedEvent> events = bank.SubscribeAsync("audit", cancellation: Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());
        Task<bool> next = events.MoveNextAsync().AsTask();
        await bank.DisposeAsync();

        Assert.False(await next);
    }
}
