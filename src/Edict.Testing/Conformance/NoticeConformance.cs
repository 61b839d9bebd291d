using System.Collections.Concurrent;
using Xunit;

namespace Edict.Testing;

/// <summary>What processes tell each other of subscriptions.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class NoticeConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_text_arrives_as_it_was_sent_where_notices_are_carried()
    {
        IEventStore other = await OpenAsync();
        ConcurrentQueue<string> heard = new();
        using IDisposable hearing = Store.Subscriptions.Notices.Hear(heard.Enqueue);

        foreach (string text in (string[])["ask 1", "a b  c%20-~", new string('x', ISubscriptionNotices.MaxLength)])
        {
            if (Place.CarriesNotices)
            {
                await HearAsync(other, heard, text);
            }
            else
            {
                other.Subscriptions.Notices.Send(text);
            }
        }

        Assert.Equal(Place.CarriesNotices, !heard.IsEmpty);
    }

    [Fact]
    public async Task Whoever_has_left_hears_nothing_and_others_still_do()
    {
        if (!Place.CarriesNotices)
        {
            return;
        }

        ConcurrentQueue<string> left = new();
        ConcurrentQueue<string> stayed = new();
        IDisposable leaving = Store.Subscriptions.Notices.Hear(left.Enqueue);
        using IDisposable staying = Store.Subscriptions.Notices.Hear(stayed.Enqueue);
        await HearAsync(Store, stayed, "before");
        Assert.NotEmpty(left);

        leaving.Dispose();
        leaving.Dispose();
        await HearAsync(Store, stayed, "after");

        Assert.DoesNotContain("after", left);
    }

    [Fact]
    public async Task Who_waits_looks_now_and_then_and_sending_never_fails()
    {
        ISubscriptionNotices notices = Store.Subscriptions.Notices;
        Assert.InRange(notices.LookInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));

        await Store.DisposeAsync();
        notices.Send("late");
    }

    // One that is sent before somebody hears, or that is lost, is sent again, as those do who ask.
    private static async Task HearAsync(IEventStore sender, ConcurrentQueue<string> heard, string text)
    {
        using CancellationTokenSource limit = new(Longest);
        while (!heard.Contains(text))
        {
            Assert.False(limit.IsCancellationRequested, "A notice was not heard within half a minute.");
            sender.Subscriptions.Notices.Send(text);
            await Task.Delay(20, Cancellation);
        }
    }
}
