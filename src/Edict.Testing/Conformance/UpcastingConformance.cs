using System.Text;
using Xunit;

namespace Edict.Testing;

/// <summary>Events that an application reads as something else than what another one stored: upcast, or under a former name.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class UpcastingConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly EventTypeRegistry Newer = new([Told.Type, Noted.Type], UpcastersOfTest.All);
    private static readonly EventTypeRegistry Older = new([Noted.Type, Listed.Type, Told.Before.Type]);
    private static readonly string[] Today = ["a", "b c", "", "2 items", "d"];

    [Fact]
    public async Task Older_events_are_read_as_what_they_are_today_and_keep_their_places_and_names()
    {
        await AppendOlderAsync();
        IEventStore newer = await OpenAsync(Newer);

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync(newer);

        Assert.Equal(Today, all.Select(Text));
        Assert.Equal(Today, (await ReadStreamAsync(Stream, newer)).Select(Text));
        Assert.Equal([("noted", 3), ("noted", 3), ("noted", 3), ("listed", 1), ("said", 1)], all.Select(recorded => (recorded.Name, recorded.TypeVersion)));
        Assert.Equal("\"b c\"", Encoding.UTF8.GetString(all[1].Payload.Span));
        AssertGapless(all);
    }

    [Fact]
    public async Task One_event_is_asked_for_only_where_there_is_one()
    {
        await AppendOlderAsync();
        IReadOnlyList<RecordedEvent> all = await ReadAllAsync(await OpenAsync(Newer));

        Assert.Equal(new Told("a"), all[0].Event);
        Assert.Equal((2L, 2), Counted(Assert.Throws<NotOneEventException>(() => all[1].Event)));
        Assert.Equal((3L, 0), Counted(Assert.Throws<NotOneEventException>(() => all[2].Event)));
        Assert.Equal(new Told("d"), all[4].Event);
        Assert.Same(all[1].Events[0], all[1].Events[0]);
    }

    [Fact]
    public async Task What_is_followed_is_upcast_whether_it_is_read_or_handed_on()
    {
        await AppendOlderAsync();
        IEventStore newer = await OpenAsync(Newer);
        using IEventFollower follower = newer.Feed.Follow(1);
        List<RecordedEvent> followed = [];
        while (followed.Count < 5)
        {
            followed.AddRange(await follower.ReadAsync(100, Cancellation));
        }

        Task<EventPage> next = follower.ReadAsync(100, Cancellation).AsTask();
        await newer.AppendAsync(Batch(Write(Stream, ExpectedVersion.Any, "e f")));
        followed.AddRange(await next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));

        Assert.Equal([.. Today, "e f"], followed.Select(Text));
        Assert.Equal(2, followed[^1].Events.Count);
    }

    [Fact]
    public async Task Filters_name_what_is_stored_and_the_registry_knows_those_names()
    {
        await AppendOlderAsync();
        IEventStore newer = await OpenAsync(Newer);

        IReadOnlySet<string> names = Newer.StoredNamesOf([typeof(Told)]);
        EventPage page = await newer.ReadAllAsync(1, ReadDirection.Forward, 100, new EventFilter { EventNames = names }, Cancellation);

        Assert.Equal(["listed", "noted", "said", "told"], names.Order(StringComparer.Ordinal));
        Assert.Equal(Today, page.Select(Text));
        Assert.Empty(Newer.StoredNamesOf([typeof(Noted), typeof(Listed)]));
        Assert.Equal(["said"], Older.StoredNamesOf([typeof(Told.Before)]));
        Assert.Empty(await newer.ReadAllAsync(1, ReadDirection.Forward, 100, EventFilter.OfEvents("told"), Cancellation));
    }

    [Fact]
    public async Task The_events_of_a_command_are_found_as_what_they_are_today()
    {
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a b", "c");
        await AppendAsync(write);
        IEventStore newer = await OpenAsync(Newer);

        Assert.Equal(["a b", "c"], (await newer.FindCommandAsync(Stream, write.CommandId, Cancellation)).Select(Text));
    }

    private async Task AppendOlderAsync()
    {
        IEventStore older = await OpenAsync(Older);
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a", "b c", "");
        write.Events.Add(New(Listed.Type, new Listed("x", "y")));
        write.Events.Add(New(Told.Before.Type, new Told.Before("d")));
        await older.AppendAsync(Batch(write));
    }

    private static string Text(RecordedEvent recorded) => string.Join(' ', recorded.Events.Select(static @event => ((Told)@event).Text));

    private static (long, int) Counted(NotOneEventException exception) => (exception.Position, exception.Count);
}
