using Xunit;

namespace Edict.Testing;

/// <summary>Opening, closing, opening again.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class LifetimeConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task A_store_that_is_opened_again_has_kept_everything()
    {
        Assert.SkipUnless(Place.KeepsEvents, "The place forgets its events with the store.");
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a", "b");
        write.Metadata = Metadata.Of(("user", "Ada"));
        write.MayBeRepeat = true;
        await AppendAsync(write);
        await AppendAsync(new StreamKey("account", "ACC-2"), "c");
        IReadOnlyList<RecordedEvent> before = await ReadAllAsync();
        await Store.DisposeAsync();

        IEventStore reopened = await OpenAsync();

        IReadOnlyList<RecordedEvent> after = await ReadAllAsync(reopened);
        Assert.Equal(before.Select(Describe), after.Select(Describe));
        Assert.Equal(AppendResult.Repeated(0, 2), await reopened.AppendAsync(Batch(write)));
        Assert.Equal(AppendResult.Appended(0, 3, 4), await reopened.AppendAsync(Batch(Write(Stream, ExpectedVersion.Exactly(2), "d"))));
    }

    [Fact]
    public async Task What_is_in_flight_when_a_store_is_disposed_is_stored()
    {
        Task<AppendResult>[] inFlight =
        [
            .. Enumerable.Range(0, 200).Select(number => AppendAsync(new StreamKey("account", $"{number % 20}"), $"{number}").AsTask()),
        ];

        await Store.DisposeAsync();
        AppendResult[] results = await Task.WhenAll(inFlight);

        Assert.All(results, result => Assert.Equal(AppendStatus.Appended, result.Status));
        Assert.Equal(Numbers(200), results.Select(result => result.Position).Order());
        if (Place.KeepsEvents)
        {
            Assert.Equal(200, (await ReadAllAsync(await OpenAsync())).Count);
        }
    }

    [Fact]
    public async Task A_disposed_store_takes_no_calls()
    {
        await Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await AppendAsync(Stream, "a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadStreamAsync(Stream));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadAllAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.FindCommandAsync(Stream, Guid.NewGuid(), Cancellation));
    }

    [Fact]
    public async Task A_store_may_be_disposed_twice_and_without_having_been_opened()
    {
        await Store.DisposeAsync();
        await Store.DisposeAsync();
        await Create().DisposeAsync();
    }

    [Fact]
    public async Task Opening_can_be_given_up()
    {
        IEventStore store = Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.OpenAsync(new CancellationToken(canceled: true)));
    }

    private static (StreamKey, long, long, Guid, string, Metadata) Describe(RecordedEvent recorded) =>
        (recorded.Stream, recorded.Version, recorded.Position, recorded.EventId, ((Noted)recorded.Event).Text, recorded.Metadata);
}
