using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Upcasting;

/// <summary>EDICT081 to 085, and 064 for upcasters: what is seen only where events and upcasters meet.</summary>
public sealed class UpcastingOfApplicationsTests
{
    private const string Events =
        """
        using System.Text.Json;
        [Event("opened")] public sealed record OpenedV1(string Id);
        [Event("opened", Version = 2)] public sealed record Opened(string Id, int Width);
        [Event("closed")] public sealed record Closed(string Id);

        """;

    [Fact]
    public async Task Two_upcasters_of_one_event_conflict()
    {
        string[] messages = await Expect.MarkedAsync(Events +
            """
            public static partial class U
            {
                [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
                [Upcasts("opened")] private static Opened {|EDICT081:FromJson|}(JsonElement old) => new("", 1);
            }
            """);

        Assert.Equal("'U.From' and 'U.FromJson' both upcast 'opened', version 1. Remove one of the two.", Assert.Single(messages));
    }

    [Fact]
    public Task One_of_a_library_and_one_beside_the_application_conflict() => Expect.MarkedAsync(
        ["public static partial class V { [Upcasts] private static Opened {|EDICT081:From|}(OpenedV1 old) => new(old.Id, 2); } [Application] public sealed partial class App;"],
        [Library("Doors", Events + "public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]);

    [Fact]
    public Task Applications_of_different_scope_may_each_have_an_upcaster() => Expect.MarkedAsync(
        """
        namespace Doors { [Event("opened")] public sealed record OpenedV1(string Id); [Event("opened", Version = 2)] public sealed record Opened(string Id); }
        namespace North { public static partial class U { [Upcasts] private static Doors.Opened From(Doors.OpenedV1 old) => new(old.Id); } }
        namespace South { public static partial class U { [Upcasts] private static Doors.Opened From(Doors.OpenedV1 old) => new(old.Id); } }
        [Application(Namespaces = ["Doors", "North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["Doors", "South"])] public sealed partial class SouthApp;
        """);

    [Theory]
    [InlineData("[Upcasts] private static OpenedV1 {|EDICT082:From|}(OpenedV1 old) => old;")]
    [InlineData("[Upcasts] private static Opened {|EDICT082:From|}(OpenedV1 old) => new(old.Id, 1); [Upcasts] private static OpenedV1 Back(Opened old) => new(old.Id);")]
    [InlineData("[Upcasts] private static (Opened, Closed) {|EDICT082:From|}(OpenedV1 old) => (new(old.Id, 1), new(old.Id)); [Upcasts(\"closed\")] private static OpenedV1[] Back(JsonElement old) => [];")]
    [InlineData("[Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); [Upcasts] private static Closed From(Opened old) => new(old.Id);")]
    [InlineData("[Upcasts] private static object From(OpenedV1 old) => old;")]
    public Task Upcasters_lead_forwards(string members) => Expect.MarkedAsync(Events + $"public static partial class U {{ {members} }}");

    [Fact]
    public async Task A_circle_within_a_library_is_told_where_it_is_and_one_through_two_assemblies_where_they_meet()
    {
        string[] messages = await Expect.MarkedAsync(
            ["public static partial class V { [Upcasts] private static OpenedV1 {|EDICT082:Back|}(Opened old) => new(old.Id); } [Application] public sealed partial class App;"],
            [Library("Doors", Events + "public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]);

        Assert.Equal("What 'V.Back' makes of 'opened', version 2, is upcast to that again. Let each upcaster return newer events only.", Assert.Single(messages));
    }

    [Fact]
    public async Task A_version_that_nothing_reads_is_missed_by_the_application()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            [Event("opened", Version = {|EDICT083:2|})] public sealed record Opened(string Id);
            [Event("closed", Version = {|EDICT083:5|})] public sealed record Closed(string Id);
            [Event("closed", Version = 2)] public sealed record ClosedV2(string Id);
            public static partial class U { [Upcasts("closed")] private static Closed From(System.Text.Json.JsonElement old) => new(""); }
            [Application] public sealed partial class App;
            [Application] public sealed partial class Other;
            """);

        Assert.Equal(
            [
                "'Opened' is version 2 of 'opened', but nothing in 'App' reads version 1, which the store may have. Keep a type with [Event(\"opened\")], or let a static method with [Upcasts(\"opened\")] take its JSON.",
                "'Closed' is version 5 of 'closed', but nothing in 'App' reads versions 3 to 4, which the store may have. Keep a type with [Event(\"closed\", Version = 3)], or let a static method with [Upcasts(\"closed\", Version = 3)] take its JSON.",
            ],
            messages);
    }

    [Theory]
    [InlineData("[Event(\"opened\", Version = 3)] public sealed record Newest(string Id); public static partial class U { [Upcasts(\"opened\", Version = 2)] private static Newest From(JsonElement old) => new(\"\"); }", false)]
    [InlineData("[Event(\"opened\", Version = 3)] public sealed record Newest(string Id);", false)]
    [InlineData("[Event(\"shut\", Version = 2)] public sealed record Shut(string Id);", true)]
    public Task Where_all_versions_are_read_or_no_application_is_none_is_missed(string more, bool isLibrary) => Expect.MarkedAsync(
        (more.Contains("Upcasts", StringComparison.Ordinal) ? Events.Replace("[Event(\"opened\", Version = 2)] public sealed record Opened(string Id, int Width);", "", StringComparison.Ordinal) : Events)
        + more + (isLibrary ? "" : "[Application] public sealed partial class App;"));

    [Fact]
    public Task A_version_out_of_scope_is_missed_and_one_of_a_library_is_told_at_the_application() => Expect.MarkedAsync(
        [
            """
            namespace Old { [Event("opened")] public sealed record Opened(string Id); }
            namespace Doors
            {
                [Event("opened", Version = {|EDICT083:2|})] public sealed record Opened(string Id);
                [Application(Namespaces = ["Doors", "Gates"])] public sealed partial class {|EDICT083:Part|};
            }
            """,
        ],
        [Library("Gates", "namespace Gates { [Event(\"gate-opened\", Version = 2)] public sealed record Opened(string Id); }")]);

    [Fact]
    public async Task What_is_upcast_is_neither_applied_nor_handled_nor_returned()
    {
        string[] messages = await Expect.MarkedAsync(Events +
            """
            public sealed record Open(string Id);
            public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }
            [Aggregate("door", Identity = "Id")] public sealed partial class Door
            {
                [Handles] private {|EDICT084:(OpenedV1, Closed)?|} Handle(Open command) => null;
                [Applies] private void Apply({|EDICT084:OpenedV1|} e) { }
                [Applies] private void Apply(Opened e) { }
                [Applies] private void Apply(Closed e) { }
            }
            [EventHandler("a")] public sealed partial class A { [Handles] private void Handle({|EDICT084:OpenedV1|} e) { } }
            [EventHandler("b")] public sealed partial class B { [Handles] private void Handle({|EDICT084:IReadOnlyList<DeliveredEvent<OpenedV1>>|} e) { } }
            [EventHandler("c")] public sealed partial class C { [Handles] private void Handle(object e) { } }
            """);

        Assert.Equal(
            [
                "'OpenedV1' is upcast wherever it is read, so that what 'Handle' of 'Door' returns is never read as that. Return what it is upcast to.",
                "'OpenedV1' is upcast wherever it is read, so that 'Apply' of 'Door' is never given one. Take what it is upcast to.",
                "'OpenedV1' is upcast wherever it is read, so that 'Handle' of 'A' is never given one. Take what it is upcast to.",
                "'OpenedV1' is upcast wherever it is read, so that 'Handle' of 'B' is never given one. Take what it is upcast to.",
            ],
            messages);
    }

    [Fact]
    public Task What_a_library_upcasts_is_not_handled_beside_the_application() => Expect.MarkedAsync(
        ["[EventHandler(\"a\")] public sealed partial class A { [Handles] private void Handle({|EDICT084:OpenedV1|} e) { } } [Application] public sealed partial class App;"],
        [Library("Doors", Events + "public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]);

    [Fact]
    public Task What_another_application_upcasts_is_handled() => Expect.MarkedAsync(
        """
        namespace Doors { [Event("opened")] public sealed record OpenedV1(string Id); [Event("opened", Version = 2)] public sealed record Opened(string Id); }
        namespace North { public static partial class U { [Upcasts] private static Doors.Opened From(Doors.OpenedV1 old) => new(old.Id); } }
        namespace South { [EventHandler("a")] public sealed partial class A { [Handles] private void Handle(Doors.OpenedV1 e) { } } }
        [Application(Namespaces = ["Doors", "North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["Doors", "South"])] public sealed partial class SouthApp;
        """);

    [Fact]
    public async Task A_former_name_is_that_of_one_event()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            using System.Text.Json;
            [Event("a")] public sealed record A;
            [Event("b", FormerNames = {|EDICT085:["a"]|})] public sealed record B;
            [Event("c", FormerNames = {|EDICT085:["c"]|})] public sealed record C;
            [Event("d", FormerNames = ["old"])] public sealed record D;
            [Event("d", Version = 2, FormerNames = ["old", "older"])] public sealed record D2;
            [Event("e", FormerNames = {|EDICT085:["old"]|})] public sealed record E;
            [Event("f", FormerNames = {|EDICT085:["json"]|})] public sealed record F;
            public static partial class U { [Upcasts("json")] private static F? From(JsonElement old) => null; }
            """);

        Assert.Equal(
            [
                "'B' has the former name 'a', which is the name of 'A'. A former name belongs to one event, and is none that is still stored.",
                "'C' has the former name 'c', which is the name of 'C'. A former name belongs to one event, and is none that is still stored.",
                "'E' has the former name 'old', which is a former name of 'D', too. A former name belongs to one event, and is none that is still stored.",
                "'F' has the former name 'json', which is the name of what 'U.From' upcasts. A former name belongs to one event, and is none that is still stored.",
            ],
            messages);
    }

    [Fact]
    public Task A_former_name_may_be_a_name_in_another_application_and_is_told_at_the_one_that_takes_both() => Expect.MarkedAsync(
        [
            """
            namespace North { [Event("a")] public sealed record A; }
            [Application(Namespaces = ["North"])] public sealed partial class NorthApp;
            [Application(Namespaces = ["South"])] public sealed partial class SouthApp;
            [Application] public sealed partial class {|EDICT085:Whole|};
            """,
        ],
        [Library("South", "namespace South { [Event(\"b\", FormerNames = [\"a\"])] public sealed record B; }")]);

    [Fact]
    public async Task An_upcaster_comes_with_its_events()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            namespace Old { [Event("opened")] public sealed record Opened(string Id); }
            namespace Doors
            {
                [Event("door-opened")] public sealed partial record Opened(string Id) { [Upcasts] private static Opened From(Old.Opened old) => new(old.Id); }
                [Application(Namespaces = ["Doors"])] public sealed partial class {|EDICT064:Part|};
            }
            """);

        Assert.Equal("'Doors.Part' takes 'Doors.Opened' but not its event 'Old.Opened'. Add the namespace 'Old' to Namespaces.", Assert.Single(messages));
    }

    private static MetadataReference Library(string name, string code) => EdictCompiler.Compile(name, [code], []).Compilation.ToMetadataReference();
}
