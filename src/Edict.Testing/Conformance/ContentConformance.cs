using System.Globalization;
using Xunit;

namespace Edict.Testing;

/// <summary>What is read is what was written: payload, ids, times, metadata.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class ContentConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task Ids_names_and_indexes_are_kept()
    {
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a", "b");
        write.CausationId = Guid.NewGuid();
        write.CorrelationId = Guid.NewGuid();
        await AppendAsync(write);

        IReadOnlyList<RecordedEvent> events = await ReadStreamAsync(Stream);

        Assert.All(events, recorded => Assert.Equal(
            (Stream, "noted", 3, write.CommandId, write.CausationId, write.CorrelationId),
            (recorded.Stream, recorded.Name, recorded.TypeVersion, recorded.CommandId, recorded.CausationId, recorded.CorrelationId)));
        Assert.Equal([0, 1], events.Select(recorded => recorded.Index));
        Assert.Equal(2, events.Select(recorded => recorded.EventId).Distinct().Count());
        Assert.Equal(events.Select(recorded => recorded.EventId), (await ReadAllAsync()).Select(recorded => recorded.EventId));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00.000000Z")]
    [InlineData("1969-12-31T23:59:59.999999Z")]
    [InlineData("2024-02-29T23:59:59.123456Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    public async Task Times_are_kept_to_the_microsecond(string text)
    {
        DateTimeOffset time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a");
        write.Timestamp = time;
        await AppendAsync(write);

        RecordedEvent recorded = Assert.Single(await ReadStreamAsync(Stream));

        Assert.Equal(time, recorded.Timestamp);
        Assert.Equal(TimeSpan.Zero, recorded.Timestamp.Offset);
    }

    [Fact]
    public async Task Metadata_is_kept()
    {
        Metadata[] all =
        [
            Metadata.Empty,
            Metadata.Of(("user", "Ada")),
            Metadata.Of((" ", " "), ("\u00fcml\u00e4ut", "\U0001F600\n\t\"\\"), ("empty", ""), ("nul", "\u0000")).With("a.b", "<&>"),
            Metadata.FromStore([new("edict.process", "transfer")]),
            Metadata.Of([.. Enumerable.Range(0, 200).Select(number => ($"key {number}", new string('v', number)))]),
        ];
        foreach (Metadata metadata in all)
        {
            StreamWrite write = Write(Stream, ExpectedVersion.Any, "a");
            write.Metadata = metadata;
            await AppendAsync(write);
        }

        IReadOnlyList<RecordedEvent> events = await ReadStreamAsync(Stream);
        Assert.Equal(all.Length, events.Count);
        Assert.All(events, (recorded, index) => Assert.True(all[index].Equals(recorded.Metadata), $"Metadata {index} differs."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000")]
    [InlineData("line\nline\r\n\t")]
    [InlineData("\u00e9 e\u0301 \u4e2d\u6587 \U0001F600")]
    public async Task Events_and_their_json_are_kept(string text)
    {
        Assert.SkipUnless(Place.KeepsJsonAsWritten, "The place writes JSON anew.");
        await AppendAsync(Stream, text);

        RecordedEvent recorded = Assert.Single(await ReadAllAsync());

        Assert.Equal(new Noted(text), recorded.Event);
        Assert.Same(Noted.Type, recorded.Type);
        Assert.Equal(Noted.Type.ToJson(new Noted(text)).ToArray(), recorded.Payload.ToArray());
    }

    [Fact]
    public async Task An_event_as_large_as_allowed_is_kept_and_one_byte_more_refused()
    {
        Assert.SkipUnless(Store.Traits.WantsPayload, "The store keeps events as they are, so they have no size.");
        string largest = new('x', MaxEventBytes - 2);
        await AppendAsync(Stream, largest);

        EventTooLargeException exception = await Assert.ThrowsAsync<EventTooLargeException>(async () =>
            await AppendAsync(Stream, largest + "x"));

        Assert.Equal(("noted", MaxEventBytes + 1, MaxEventBytes), (exception.EventName, exception.Bytes, exception.Limit));
        Assert.Equal([largest], Texts(await ReadAllAsync()));
        Assert.Equal(AppendResult.Appended(0, 2, 2), await AppendAsync(Stream, "next"));
    }

    [Fact]
    public async Task What_changes_outside_does_not_change_what_is_stored()
    {
        Listed listed = new("a", "b");
        StreamWrite write = Empty(Stream, ExpectedVersion.Any);
        write.Events.Add(New(Listed.Type, listed));
        await AppendAsync(write);
        listed.Items[0] = "changed by the writer";

        Listed read = (Listed)Assert.Single(await ReadStreamAsync(Stream)).Event;
        read.Items[1] = "changed by a reader";

        RecordedEvent again = Assert.Single(await ReadStreamAsync(Stream));
        Assert.Equal(["a", "b"], ((Listed)again.Event).Items);
        Assert.NotSame(again.Event, again.Event);
    }
}
