using System.Threading.Channels;
using Edict.EventHandlers;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

/// <summary>How much is read ahead of a handler.</summary>
[Trait("Category", "Repeated")]
public sealed class EventsInMemoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_no_room_for_more_until_enough_was_handled()
    {
        EventsInMemory memory = new(TimeProvider.System);
        RecordedEvent[] page = await PageAsync(4_096);
        int pages = 0;
        Task room = Room();
        while (room.IsCompletedSuccessfully)
        {
            memory.Take(new EventPage(page, next: 1, isEnd: false));
            pages++;
            room = Room();
        }

        Assert.InRange(pages, 2, 8);
        memory.GiveBack(page);
        await room.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        Task Room() => memory.WaitForRoomAsync(Cancellation).AsTask();
    }

    [Fact]
    public async Task Whoever_waits_for_room_gets_it_however_it_is_given_back()
    {
        EventsInMemory memory = new(TimeProvider.System);
        RecordedEvent[] page = await PageAsync(4_096);
        Channel<int> given = Channel.CreateUnbounded<int>();
        Task[] handling = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(HandleAsync))];
        for (int count = 0; count < 2_000; count++)
        {
            await memory.WaitForRoomAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
            memory.Take(new EventPage(page, next: 1, isEnd: false));
            given.Writer.TryWrite(0);
            given.Writer.TryWrite(page.Length / 2);
        }

        given.Writer.Complete();
        await Task.WhenAll(handling);

        async Task HandleAsync()
        {
            await foreach (int from in given.Reader.ReadAllAsync(Cancellation))
            {
                memory.GiveBack(page.AsSpan(from, page.Length / 2));
            }
        }
    }

    [Fact]
    public async Task Waiting_for_room_can_be_given_up()
    {
        EventsInMemory memory = new(TimeProvider.System);
        memory.Take(new EventPage(await PageAsync(100_000), next: 1, isEnd: false));
        using CancellationTokenSource ended = new();
        Task room = memory.WaitForRoomAsync(ended.Token).AsTask();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room);
    }

    private static async Task<RecordedEvent[]> PageAsync(int count)
    {
        await using TestBank bank = await TestBank.StartAsync(static options => options.UseInMemory());
        (await bank.DispatchAsync(new Deposit("a", 1))).EnsureAccepted();
        EventPage page = await bank.Store.ReadAllAsync(1, ReadDirection.Forward, 1, EventFilter.Everything, Cancellation);
        return [.. Enumerable.Repeat(page[0], count)];
    }
}
