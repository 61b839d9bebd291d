using Edict.CompilerServices;
using Edict.EventHandlers;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Upcasting;

/// <summary>What a registry refuses, and circles that are seen at run time only.</summary>
public sealed class EventTypeRegistryTests
{
    private static readonly EventType First = new JsonEventType<One, int>("one", static e => e.Number, static value => new(value));
    private static readonly EventType Second = new JsonEventType<Two, int>("two", static e => e.Number, static value => new(value));

    [Fact]
    public void Two_upcasters_of_the_same_events_are_refused() =>
        Assert.Throws<ArgumentException>(() => new EventTypeRegistry([First, Second], [new Upcaster("one", typeof(One)), new Upcaster("one", typeof(One))]));

    [Fact]
    public void An_upcaster_of_a_type_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EventTypeRegistry([First], [new Upcaster("two", typeof(Two))]));

    [Fact]
    public void A_name_that_is_also_a_former_one_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EventTypeRegistry([First, new RenamedType("two", "one")]));

    [Fact]
    public void Upcasters_that_lead_in_a_circle_end_with_an_error()
    {
        EventTypeRegistry types = new(
            [First, Second],
            [new Upcaster("one", typeof(One), static _ => new Two(1)), new Upcaster("two", typeof(Two), static _ => new One(1))]);

        EventUpcastException exception = Assert.Throws<EventUpcastException>(() => Recorded(types, First, new One(1)).Events);

        Assert.Contains("lead back to where they began", exception.Message, StringComparison.Ordinal);
        Assert.Empty(types.StoredNamesOf([typeof(One), typeof(Two), typeof(object)]));
    }

    [Fact]
    public void What_is_given_and_is_no_event_of_the_application_is_an_error_that_names_the_stored_one()
    {
        EventTypeRegistry types = new([First], [new Upcaster("one", typeof(One), static _ => new Two(1))]);

        EventUpcastException exception = Assert.Throws<EventUpcastException>(() => Recorded(types, First, new One(1)).Event);

        Assert.IsType<UnknownEventException>(exception.InnerException);
        Assert.Equal(("one", 7L), (exception.EventName, exception.Position));
    }

    [Fact]
    public void An_older_event_is_not_stored_any_more_for_what_is_read_would_differ_from_what_was_applied()
    {
        EventTypeRegistry types = new([First, Second], [new Upcaster("one", typeof(One), static _ => new Two(1))]);

        Assert.Same(Second, types.FindStorable(new Two(1)));
        Assert.Contains("upcast", Assert.Throws<UnknownEventException>(() => types.FindStorable(new One(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_at_once_see_the_same_and_the_payload_stays_as_stored()
    {
        EventTypeRegistry types = new([First, Second], [new Upcaster("one", typeof(One), static _ => new Two(1))]);
        for (int round = 0; round < 2_000; round++)
        {
            RecordedEvent recorded = Recorded(types, First, new One(1));
            Task<object> reading = Task.Run(() => recorded.Event);

            Assert.Equal(First.ToJson(new One(1)).ToArray(), recorded.Payload.ToArray());
            Assert.IsType<Two>(await reading);
            Assert.IsType<Two>(Assert.Single(recorded.Events));
        }
    }

    [Fact]
    public void A_handler_of_one_version_fails_at_another_that_nothing_upcasts_and_passes_over_other_events()
    {
        EventTypeRegistry types = new([First, Second, new NewerType("one", 2)]);
        EventSelection selection = new(new ScriptedHandler("newer", typeof(Newer)), types);

        Assert.Equal(["one"], selection.StoredNames);
        Assert.True(selection.Takes(Recorded(types, new NewerType("one", 2), new Newer()), new Newer()));
        Assert.False(selection.Takes(Recorded(types, Second, new Two(1)), new Two(1)));
        NotSupportedException refused = Assert.Throws<NotSupportedException>(() => selection.Takes(Recorded(types, First, new One(1)), new One(1)));
        Assert.Contains("[Upcasts]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_told_as_such()
    {
        EventTypeRegistry types = new([First], [new Upcaster("two", typeof(System.Text.Json.JsonElement), static _ => new One(1))]);
        RecordedEvent broken = new(types, "two", 1, "{"u8.ToArray(), new StreamKey("a", "1"), 1, 7, 0, Origin);

        EventSerializationException exception = Assert.Throws<EventSerializationException>(() => broken.Events);

        Assert.Equal(("two", 7L), (exception.EventName, exception.Position));
    }

    [Fact]
    public void An_older_event_that_can_change_is_not_shared_with_what_is_made_of_it()
    {
        EventType listed = new JsonEventType<Listed, int[]>("listed", static e => e.Numbers, static value => new(value), isImmutable: false);
        EventTypeRegistry types = new([listed, First], [new Upcaster("listed", typeof(Listed), Empty)]);
        Listed stored = new([1, 2]);
        RecordedEvent recorded = Recorded(types, listed, stored);

        Assert.Equal(new One(3), recorded.Event);
        Assert.Equal([1, 2], stored.Numbers);
        Assert.Equal("[1,2]", System.Text.Encoding.UTF8.GetString(recorded.Payload.Span));

        static object Empty(object older)
        {
            One sum = new(((Listed)older).Numbers.Sum());
            Array.Clear(((Listed)older).Numbers);
            return sum;
        }
    }

    private static EventOrigin Origin { get; } = new(Guid.Empty, Guid.Empty, Guid.Empty, default, Metadata.Empty);

    private static RecordedEvent Recorded(EventTypeRegistry types, EventType type, object @event) => new(types, type, @event, new StreamKey("a", "1"), 1, 7, 0, Origin);

    private sealed record One(int Number);

    private sealed record Two(int Number);

    private sealed record Newer;

    private sealed record Listed(int[] Numbers);

    private sealed class Upcaster(string name, Type taken, Func<object, object>? upcast = null) : EventUpcaster(name, 1, taken, [typeof(One), typeof(Two)])
    {
        public override void Upcast(object stored, UpcastCollector collector) => collector.Add(upcast?.Invoke(stored));
    }

    private sealed class NewerType(string name, int version) : EventType(name, version, typeof(Newer), isImmutable: true)
    {
        public override void Write(object @event, System.Buffers.IBufferWriter<byte> output) => throw new NotSupportedException();

        public override object Read(ReadOnlySpan<byte> json) => throw new NotSupportedException();
    }

    private sealed class RenamedType(string name, string former) : EventType(name, 1, typeof(Two), isImmutable: true)
    {
        public override IReadOnlyList<string> FormerNames => [former];

        public override void Write(object @event, System.Buffers.IBufferWriter<byte> output) => throw new NotSupportedException();

        public override object Read(ReadOnlySpan<byte> json) => throw new NotSupportedException();
    }
}
