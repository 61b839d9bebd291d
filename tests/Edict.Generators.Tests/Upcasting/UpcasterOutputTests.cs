using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Upcasting;

/// <summary>Upcasters of every shape and place compile without a warning, and reach the application that takes them.</summary>
public sealed class UpcasterOutputTests
{
    private const string Events =
        """
        global using System.Text.Json;
        public interface IDoorEvent;
        [Event("opened")] public sealed record OpenedV1(string Id) : IDoorEvent;
        [Event("opened", Version = 2)] public sealed record Opened(string Id, int Width) : IDoorEvent;
        [Event("slammed")] public sealed record Slammed(string Id) : IDoorEvent;
        [Event("counted")] public readonly record struct Counted(int Number);
        [Event("summed")] public readonly record struct Summed(int Number);
        [Application] public sealed partial class App;
        """;

    [Theory]
    [InlineData("public static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("internal sealed partial class U { [Upcasts] public static Opened? From(in OpenedV1 old) => null; }")]
    [InlineData("public partial interface U { [Upcasts] static Summed? From(Counted old) => null; }")]
    [InlineData("public partial struct U { [Upcasts] internal static IDoorEvent? From(OpenedV1? old) => old is null ? null : new Slammed(old.Id); }")]
    [InlineData("public sealed partial record U { [Upcasts] private static (Opened, Slammed?) From(OpenedV1 old) => (new(old.Id, 1), null); }")]
    [InlineData("public sealed partial record U { [Upcasts] private static (Summed, Summed)? From(Counted old) => null; }")]
    [InlineData("public partial class U { [Upcasts] private static IEnumerable<object?> From(OpenedV1 old) { yield return null; } }")]
    [InlineData("public partial class U { [Upcasts] private static Summed[]? From(Counted old) => null; }")]
    [InlineData("public partial class U { [Upcasts] private static System.Collections.Immutable.ImmutableArray<Summed> From(Counted old) => default; }")]
    [InlineData("public partial class U { [Upcasts(\"o\\\"pen\\\\ed\", Version = 7)] private static Opened From(JsonElement old) => new(\"\", 1); }")]
    [InlineData("public partial class U { private sealed class Opened1Upcaster; [Upcasts] private static Opened From(OpenedV1 old) => new(new Opened1Upcaster().ToString()!, 1); }")]
    [InlineData("public partial class U { [Upcasts(\"-\")] private static partial Opened From(JsonElement old); private static partial Opened From(JsonElement old) => new(\"\", 1); }")]
    [InlineData("public partial class U { private static partial Opened From(JsonElement old); [Upcasts(\"-\")] private static partial Opened From(JsonElement old) => new(\"\", 1); }")]
    [InlineData("public partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); [Upcasts] private static Summed From(Counted old) => new(old.Number); [Upcasts(\"a\")] private static Opened? From(JsonElement old) => null; [Upcasts(\"a\", Version = 2)] private static Opened? From2(JsonElement old) => null; }")]
    public void An_upcaster_compiles_in_the_strictest_way(string holder)
    {
        GeneratedProject project = EdictProject.Compile(Events, holder);

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.U_", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Event(\"opened\", Version = 3)] public partial record Newer(string Id) { [Upcasts] private static Newer From(Opened old) => new(old.Id); }")]
    [InlineData("[Event(\"opened\", Version = 3)] public readonly partial record struct Newer(string Id) { [Upcasts] private static Newer From(Opened old) => new(old.Id); }")]
    [InlineData("[Aggregate(\"door\")] public sealed partial class Newer { [Applies] private void Apply(Slammed e) { } [Upcasts] private static Slammed From(Opened old) => new(old.Id); }")]
    [InlineData("[EventHandler(\"door\")] public sealed partial class Newer { [Handles] private void Handle(Slammed e) { } [Upcasts] private static Slammed From(Opened old) => new(old.Id); }")]
    [InlineData("[CommandHandler<Door>] public static partial class Newer { [Upcasts] private static Slammed From(Opened old) => new(old.Id); } [Aggregate(\"door\")] public sealed partial class Door;")]
    [InlineData("public static partial class Newer { [Application] internal sealed partial class Other { [Upcasts] private static Slammed From(Opened old) => new(old.Id); } }")]
    public void A_type_that_is_something_else_holds_them_as_well(string holder)
    {
        GeneratedProject project = EdictProject.Compile(Events, holder);

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.Newer_", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class U { [Upcasts] private static void From(OpenedV1 old) { } }")]
    [InlineData("public static partial class U { [Upcasts] private static Decision<Opened> From(OpenedV1 old) => new Opened(\"\", 1); }")]
    [InlineData("public static partial class U { [Upcasts] private static Opened From(string old) => new(old, 1); }")]
    [InlineData("public sealed partial class U { [Upcasts] private Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class U<T> { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class O { private static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("file static partial class U { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }")]
    [InlineData("public static partial class U { extension(Opened) { [Upcasts] public static Opened From(OpenedV1 old) => new(old.Id, 1); } }")]
    [InlineData("public static class U { public static void M() { [Upcasts] static Opened From(OpenedV1 old) => new(old.Id, 1); From(new(\"\")); } }")]
    public void What_cannot_be_served_leaves_no_trace_and_no_error_of_the_compiler(string holder)
    {
        GeneratedProject project = EdictProject.Compile(Events, holder);

        Assert.Empty(project.Findings());
        Assert.DoesNotContain("Upcasters", project.Files(""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_obsolete_is_named_without_a_warning()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            #pragma warning disable CS0612, CS0618
            [Event("opened"), Obsolete("Upcast.")] public sealed record OpenedV1(string Id);
            [Event("opened", Version = 2)] public sealed partial record Opened(string Id, int Width)
            {
                [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
            }
            [Obsolete] public static partial class U { [Upcasts("a")] private static Opened? From(System.Text.Json.JsonElement old) => null; }
            [Application] public sealed partial class App;
            """);

        Assert.Empty(project.Findings());
        Assert.Contains("[global::System.Obsolete]", project.File("Opened.Upcasters.g.cs"), StringComparison.Ordinal);
        Assert.Contains("EdictModule.U_A1Upcaster", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Those_of_referenced_assemblies_work_within_the_scope_of_an_application(bool isBuilt)
    {
        GeneratedProject library = EdictProject.Compile(
            "Doors",
            [
                """
                namespace Doors
                {
                    [Event("opened")] public sealed record OpenedV1(string Id);
                    [Event("opened", Version = 2, FormerNames = ["door-opened"])] public sealed partial record Opened(string Id, int Width)
                    {
                        [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
                    }
                }
                namespace Doors.Other { public static partial class U { [Upcasts("closed")] private static Doors.Opened? From(System.Text.Json.JsonElement old) => null; } }
                """,
            ]);
        GeneratedProject project = EdictProject.Compile(
            "Bank",
            [
                """
                namespace Bank;
                [Application(Namespaces = ["Bank"])] public sealed partial class Narrow;
                [Application] public sealed partial class Whole;
                """,
                """
                public static class Scenario
                {
                    public static Task<string> RunAsync() => Task.FromResult($"{Count<Bank.Narrow>()} {Count<Bank.Whole>()}");
                    private static int Count<T>() where T : EdictApplication, Edict.CompilerServices.IApplication<T> => T.Definition.Upcasters.Count;
                }
                """,
            ],
            isBuilt ? library.AsAssembly() : library.AsProject());

        Assert.Equal("0 2", await project.RunAsync(library));
    }
}
