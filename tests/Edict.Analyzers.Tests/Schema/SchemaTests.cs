using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Schema;

/// <summary>EDICT009, 010, 011, 015, 016, 030, 031, 032, 066, 067, 069: names and shapes of what is stored.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("string Name, object {|EDICT009:Value|}")]
    [InlineData("(int, int) {|EDICT009:Pair|}")]
    [InlineData("int[,] {|EDICT009:Table|}")]
    [InlineData("IComparable {|EDICT009:Value|}")]
    [InlineData("Action {|EDICT009:Act|}")]
    [InlineData("string Name, int? Age, Guid Id, DateOnly Day, byte[] Bytes, List<string> Lines, Uri Link, decimal Amount")]
    public Task Each_property_of_an_event_can_be_stored(string properties) =>
        Expect.MarkedAsync($"[Event(\"opened\")] public sealed record Opened({properties});");

    [Theory]
    [InlineData("Dictionary<Line, int> {|EDICT009:Lines|}")]
    [InlineData("Dictionary<string, int> Counts, System.Collections.Immutable.ImmutableHashSet<Guid> Ids, Dictionary<Sku, Line> Lines, Sku Sku")]
    [InlineData("[property: JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] List<int> {|EDICT030:Numbers|}")]
    [InlineData("[property: JsonConverter(typeof(NoConverter))] int {|EDICT031:Number|}")]
    [InlineData("[property: JsonConverter(typeof(TextConverter))] int {|EDICT031:Number|}")]
    [InlineData("[property: JsonConverter(typeof(TextConverter))] string Text, [property: JsonPropertyName(\"n\")] int Number, System.Text.Json.JsonElement Json")]
    [InlineData("Nameless {|EDICT032:Value|}")]
    [InlineData("Named Value, Known Other")]
    public Task What_attributes_and_types_say_can_be_followed(string properties) => Expect.MarkedAsync(
        $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;
        [Event("opened")] public sealed record Opened({{properties}});
        public sealed record Line(int X, int Y);
        public sealed record Sku(string Value);
        [JsonDerivedType(typeof(One))] public abstract record Nameless;
        public sealed record One : Nameless;
        [JsonDerivedType(typeof(Two), "two")] public abstract record Named;
        public sealed record Two : Named;
        public abstract record Known;
        public sealed record Three(int X) : Known;
        public sealed class NoConverter;
        public sealed class TextConverter : JsonConverter<string>
        {
            public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();
            public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
        }
        """);

    [Fact]
    public async Task The_message_names_the_path()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            [Event("ordered")] public sealed record Ordered(Line[] Lines);
            public sealed record Line(object {|EDICT009:Price|});
            """);

        Assert.Equal(
            "'Ordered' cannot be stored because of 'lines[].price' of type 'object': its type can be anything; name the type.",
            Assert.Single(messages));
    }

    [Fact]
    public Task An_event_does_not_contain_itself() => Expect.MarkedAsync(
        "[Event(\"nested\")] public sealed record Nested(string Name, Nested? {|EDICT009:Inner|});");

    [Fact]
    public Task Two_events_do_not_share_name_and_version() => Expect.MarkedAsync(
        """
        [Event("opened")] public sealed record Opened(string Id);
        [Event({|EDICT010:"opened"|})] public sealed record Unlocked(string Id);
        """);

    [Fact]
    public Task Two_versions_of_one_name_are_right() => Expect.MarkedAsync(
        """
        [Event("opened")] public sealed record Opened(string Id);
        [Event("opened", Version = 2)] public sealed record OpenedWide(string Id);
        """);

    [Theory]
    [InlineData("[Command(\"open\")] public sealed record Open(string Id, object {|EDICT009:What|});")]
    [InlineData("[Command(\"open\")] public sealed record Open(Line[] Lines); public sealed record Line((int, int) {|EDICT009:Pair|});")]
    [InlineData("[Command({|EDICT016:\"\"|})] public sealed record Open(string Id);")]
    [InlineData("[Command(\"open\")] public abstract record {|EDICT021:Open|}(string Id);")]
    [InlineData("[Command(\"open\")] public sealed record Open(string Id); public sealed record Close(object Anything);")]
    public Task A_command_with_a_name_can_leave_the_process(string code) => Expect.MarkedAsync(code);

    [Theory]
    [InlineData("[Aggregate(\"door\"), StoredState] public sealed partial class Door { private Action? {|EDICT009:_act|}; }")]
    [InlineData("[Aggregate(\"door\"), StoredState] public sealed partial class Door { private List<Bolt>? _bolts; } public sealed record Bolt(object {|EDICT009:Kind|});")]
    [InlineData("[Aggregate(\"door\"), StoredState] public sealed partial record Door(int Number) { public static Door Initial { get; } = new(1); public (int, int) {|EDICT009:Pair|} { get; init; } }")]
    [InlineData("[Aggregate(\"door\"), StoredState(Version = {|EDICT016:0|})] public sealed partial class Door;")]
    [InlineData("[Aggregate(\"door\"), StoredState(SnapshotEvery = {|EDICT069:0|})] public sealed partial class Door;")]
    [InlineData("[Aggregate(\"door\"), StoredState(Version = 2, SnapshotEvery = {|EDICT069:-Often.Enough|})] public sealed partial class Door; public static class Often { public const int Enough = 100; }")]
    [InlineData("[Aggregate(\"door\"), StoredState(SnapshotEvery = 1)] public sealed partial class Door;")]
    [InlineData("[Aggregate(\"door\"), StoredState(SnapshotEvery = 100)] public sealed partial class Door { private List<Bolt>? _bolts; } public sealed record Bolt(object {|EDICT009:Kind|});")]
    [InlineData("[{|EDICT067:StoredState(SnapshotEvery = 0)|}] public sealed class Door;")]
    [InlineData("[Aggregate(\"door\"), StoredState] public sealed class {|EDICT001:Door|};")]
    [InlineData("[{|EDICT067:StoredState|}] public sealed class Door;")]
    [InlineData("[Aggregate(\"door\")] public sealed partial class Door { private Action? _act; public bool Acts => _act is not null; }")]
    public Task A_state_can_be_stored(string code) => Expect.MarkedAsync(code);

    [Fact]
    public async Task Two_commands_do_not_share_a_name()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            [Command("open")] public sealed record Open(string Id);
            [Command({|EDICT066:"open"|})] public sealed record Unlock(string Id);
            """);

        Assert.Equal("Commands 'Open' and 'Unlock' both have the name 'open'. Give one of them another name.", Assert.Single(messages));
    }

    [Fact]
    public Task Two_aggregates_do_not_share_a_name() => Expect.MarkedAsync(
        """
        [Aggregate("door")] public sealed partial class Door;
        [Aggregate({|EDICT011:"door"|})] public sealed partial class Gate;
        """);

    [Fact]
    public Task An_aggregate_and_an_event_may_share_a_name() => Expect.MarkedAsync(
        """
        [Aggregate("door")] public sealed partial class Door;
        [Event("door")] public sealed record Happened(string Id);
        """);

    [Fact]
    public Task Applications_of_different_scope_may_each_use_a_name() => Expect.MarkedAsync(
        """
        namespace North { [Event("opened")] public sealed record Opened(string Id); }
        namespace South { [Event("opened")] public sealed record Opened(string Id); }
        [Application(Namespaces = ["North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["South"])] public sealed partial class SouthApp;
        """);

    [Fact]
    public Task What_is_returned_as_an_event_is_one() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        public sealed record Opened(string Id);
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door { [Handles] private {|EDICT015:Opened|} Handle(Open command) => new(command.Id); }
        """);

    [Theory]
    [InlineData("[Event({|EDICT016:\"\"|})] public sealed record Opened(string Id);")]
    [InlineData("[Event(\"opened\", Version = {|EDICT016:0|})] public sealed record Opened(string Id);")]
    [InlineData("[Aggregate({|EDICT016:\"\"|})] public sealed partial class Door;")]
    [InlineData("[Aggregate({|EDICT016:\"a\\nb\"|})] public sealed partial class Door;")]
    public Task A_stored_name_is_a_name(string code) => Expect.MarkedAsync(code);

    [Theory]
    [InlineData("[Event(\"opened\")] public abstract record {|EDICT021:Opened|}(string Id);")]
    [InlineData("[Event(\"opened\")] public sealed record {|EDICT021:Opened|}<T>(string Id);")]
    public Task An_event_is_a_plain_type(string code) => Expect.MarkedAsync(code);

    [Fact]
    public Task A_base_class_of_events_need_not_be_one() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        public record DoorEvent(string Id);
        [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private DoorEvent Handle(Open command) => new Opened(command.Id);
            [Applies] private void Apply(Opened e) { }
        }
        """);
}
