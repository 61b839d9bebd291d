using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Upcasting;

/// <summary>EDICT080, and what upcasters share with other methods and types: 001, 014, 015, 016, 021, 060, 062.</summary>
public sealed class UpcasterTests
{
    private const string Events =
        """
        using System.Text.Json;
        public interface IDoorEvent;
        [Event("opened")] public sealed record OpenedV1(string Id) : IDoorEvent;
        [Event("opened", Version = 2)] public sealed record Opened(string Id, int Width) : IDoorEvent;
        public sealed record Unnamed(string Id);

        """;

    [Fact]
    public Task Upcasters_of_every_kind_are_right() => Expect.MarkedAsync(
        """
        using System.Text.Json;
        [Event("opened")] public sealed record OpenedV1(string Id);
        [Event("opened", Version = 3, FormerNames = ["door-opened"])] public sealed partial record Opened(string Id, int Width)
        {
            [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
            [Upcasts("opened", Version = 2)] private static Opened? From(JsonElement old) => old.TryGetProperty("id", out JsonElement id) ? new(id.GetString()!, 2) : null;
        }
        [Event("slammed")] public sealed record Slammed(string Id);
        public static partial class Upcasters
        {
            [Upcasts] private static (Opened, Opened?) From(Slammed old) => (new(old.Id, Width(old)), null);
            [Upcasts("kicked")] internal static IEnumerable<object> Kicked(JsonElement old) { yield return new Opened(old.GetString()!, 0); }
            private static int Width(Slammed old) => old.Id.Length;
        }
        [Application] public sealed partial class App;
        """);

    [Theory]
    [InlineData("[Upcasts] private Opened {|EDICT080:From|}(OpenedV1 old) => new(old.Id, 1);")]
    [InlineData("[Upcasts] private static Opened {|EDICT080:From|}<T>(T old) => new(\"\", 1);")]
    [InlineData("[Upcasts] private static async Task<Opened> {|EDICT080:From|}(OpenedV1 old) { await Task.Yield(); return new(old.Id, 1); }")]
    [InlineData("[Upcasts] private static Opened {|EDICT080:From|}() => new(\"\", 1);")]
    [InlineData("[Upcasts] private static Opened {|EDICT080:From|}(OpenedV1 old, int more) => new(old.Id, more);")]
    [InlineData("[Upcasts] private static Opened {|EDICT080:From|}(ref OpenedV1 old) => new(old.Id, 1);")]
    [InlineData("[Upcasts] private static Opened From({|EDICT080:string|} old) => new(old, 1);")]
    [InlineData("[Upcasts] private static Opened From({|EDICT080:IDoorEvent|} old) => new(\"\", 1);")]
    [InlineData("[Upcasts] private static Opened From({|EDICT080:Unnamed|} old) => new(\"\", 1);")]
    [InlineData("[Upcasts] private static Opened From({|EDICT080:JsonElement|} old) => new(\"\", 1);")]
    [InlineData("[Upcasts(Version = 1)] private static Opened {|EDICT080:From|}(OpenedV1 old) => new(\"\", 1);")]
    [InlineData("[Upcasts(\"opened\")] private static Opened From({|EDICT080:OpenedV1|} old) => new(\"\", 1);")]
    [InlineData("[{|EDICT080:Upcasts(\"\")|}] private static Opened From(JsonElement old) => new(\"\", 1);")]
    [InlineData("[{|EDICT080:Upcasts(\"opened\", Version = 0)|}] private static Opened From(JsonElement old) => new(\"\", 1);")]
    [InlineData("[Upcasts] private static {|EDICT080:void|} From(OpenedV1 old) { }")]
    [InlineData("[Upcasts] private static {|EDICT080:Decision<Opened>|} From(OpenedV1 old) => new Opened(old.Id, 1);")]
    [InlineData("[Upcasts] private static {|EDICT080:string|} From(OpenedV1 old) => old.Id;")]
    [InlineData("[Upcasts] private static {|EDICT080:Task<Opened>|} From(OpenedV1 old) => Task.FromResult(new Opened(old.Id, 1));")]
    [InlineData("[Upcasts] private static {|EDICT015:Unnamed|} From(OpenedV1 old) => new(old.Id);")]
    [InlineData("[Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, {|EDICT014:DateTime.Now|}.Day);")]
    [InlineData("[Upcasts] private static Opened From(OpenedV1 old) => new(Read(old), 1); private static string Read(OpenedV1 old) => {|EDICT014:File.ReadAllText|}(old.Id);")]
    [InlineData("[Upcasts, Handles] private static Opened {|EDICT062:From|}(OpenedV1 old) => new(old.Id, 1);")]
    [InlineData("private static Opened Make() { [Upcasts] static Opened {|EDICT060:From|}(OpenedV1 old) => new(old.Id, 1); return From(new(\"\")); }")]
    public Task A_method_that_cannot_upcast_says_why(string member) => Expect.MarkedAsync(Events + $"public sealed partial class U {{ {member} }}");

    [Fact]
    public async Task The_message_says_what_an_upcaster_is()
    {
        string[] messages = await Expect.MarkedAsync(
            Events + "public static partial class U { [Upcasts(\"opened\")] private static Opened From({|EDICT080:string|} old) => new(old, 1); }");

        Assert.Equal(
            "'From' is not understood as an upcaster: it names the event whose JSON it takes, but takes 'string'. An [Upcasts] method is static, takes an older event, or, as [Upcasts(\"name\")], the JsonElement of one, and returns an event, null, or a tuple or sequence of events.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("public static class {|EDICT001:U|} { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static class {|EDICT001:O|} { public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("[Event(\"newer\")] public sealed record {|EDICT001:U|}(string Id) { [Upcasts] private static U From(OpenedV1 old) => new(old.Id); }")]
    [InlineData("[Aggregate(\"door\")] public sealed class {|EDICT001:U|} { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class {|EDICT021:U|}<T> { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class O { private static partial class {|EDICT021:U|} { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("public static partial class O { [Event(\"newer\")] private sealed partial record {|EDICT021:U|}(string Id) { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("public static partial class U { extension(Opened) { [Upcasts] public static Opened {|EDICT060:From|}(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("[Event(\"other\", FormerNames = {|EDICT016:[\"fine\", \"\"]|})] public sealed record U(string Id);")]
    public Task A_type_that_cannot_hold_them_says_why(string holder) => Expect.MarkedAsync(Events + holder);

    [Theory]
    [InlineData("public static partial class U { [Upcasts] private static {|CS0246:Missing|} From(OpenedV1 old) => null; }")]
    [InlineData("public static partial class U { [Upcasts] private static Opened From({|CS0246:Missing|} old) => new(\"\", 1); }")]
    [InlineData("public static partial class U { [Upcasts({|CS0103:missing|})] private static Opened From(JsonElement old) => new(\"\", 1); }")]
    public async Task What_the_compiler_tells_is_not_told_twice(string holder)
    {
        CompiledProject project = EdictCompiler.Compile("Tested", [MarkedSource.Parse(Events + holder).Text], []);

        Assert.Empty(await EdictCompiler.AnalyzeAsync(project.Compilation));
    }
}
