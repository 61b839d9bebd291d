using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT050 and 068.</summary>
public sealed class UnknownAggregateTests
{
    private const string Domain =
        """
        namespace Doors
        {
            public sealed record Open(string Id);
            public sealed record View(int Count);

            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                public int Count => 0;

                [Handles] private void Handle(Open command) { }
            }
        }

        namespace Bells
        {
            public sealed record Ring(string Id);

            [Aggregate("bell", Identity = "Id")]
            public sealed partial class Bell
            {
                public int Count => 0;

                [Handles] private void Handle(Ring command) { }
            }
        }

        """;

    [Theory]
    [InlineData("app.ReadAsync(\"1\", ({|EDICT050:View|} view) => view.Count)")]
    [InlineData("app.ReadAsync(\"1\", static ({|EDICT050:Doors.View|} view) => view.Count, default)")]
    [InlineData("app.ReadAsync(read: ({|EDICT050:View|} view) => view.Count, identity: \"1\")")]
    [InlineData("app.ReadAsync<{|EDICT050:View|}, int>(\"1\", view => view.Count)")]
    [InlineData("app.ReadAsync<string, {|EDICT050:View|}, int>(\"1\", view => view.Count)")]
    [InlineData("app?.ReadAsync<{|EDICT050:View|}, int>(\"1\", view => view.Count) ?? default")]
    [InlineData("app.ReadAsync(\"1\", {|EDICT050:(Func<View, int>)Count|})")]
    [InlineData("app.ReadAsync(DateTime.Now, ({|EDICT050:View|} view) => view.Count)")]
    public async Task A_class_that_is_no_aggregate_is_refused_where_it_is_named(string call)
    {
        string[] messages = await Expect.MarkedAsync(Domain + "[Application] public sealed partial class App;", Calling(call));

        Assert.Equal("'Doors.View' is no aggregate of 'App': it has no [Aggregate]. Read a class that has.", Assert.Single(messages));
    }

    [Fact]
    public async Task An_aggregate_out_of_scope_is_refused_with_the_namespace_that_is_missing()
    {
        string[] messages = await Expect.MarkedAsync(
            Domain + "[Application(Namespaces = [\"Doors\"])] public sealed partial class App;",
            Calling("app.ReadAsync(\"1\", ({|EDICT050:Bell|} bell) => bell.Count)"));

        Assert.Equal(
            "'Bells.Bell' is no aggregate of 'App': it lies in the namespace 'Bells', which 'App' does not take. Add it to Namespaces.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("app.ReadAsync(\"1\", (Door door) => door.Count)")]
    [InlineData("app.ReadAsync(\"1\", (Bell bell) => bell.Count)")]
    [InlineData("app.ReadAsync(\"1\", (object door) => 1)")]
    [InlineData("app.ReadAsync(\"1\", (IDisposable door) => 1)")]
    [InlineData("app.ReadAsync(\"1\", (TAny any) => 1)")]
    [InlineData("any.ReadAsync(\"1\", (View view) => 1)")]
    [InlineData("own.ReadAsync(\"1\", (View view) => 1)")]
    public Task What_may_be_an_aggregate_is_left_to_run_time(string call) =>
        Expect.MarkedAsync(Domain + "[Application] public sealed partial class App;", Calling(call));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_aggregate_of_an_assembly_without_a_module_is_refused(bool isGenerated)
    {
        CompiledProject library = EdictCompiler.Compile("Library", [Domain]);
        MetadataReference reference = isGenerated
            ? library.AsAssembly()
            : EdictCompiler.Create("Library", [EdictCompiler.Parse(Domain, "Domain.cs")]).ToMetadataReference();
        string door = isGenerated ? "Door" : "{|EDICT050:Door|}";

        string[] messages = await Expect.MarkedAsync(
            ["[Application] public sealed partial class App;", Calling($"app.ReadAsync(\"1\", ({door} door) => door.Count)")], [reference]);

        Assert.Equal(
            isGenerated
                ? []
                : ["'Doors.Door' is no aggregate of 'App': in its assembly 'Library' Edict's generators did not run. Let that project refer to the package Edict itself."],
            messages);
    }

    [Fact]
    public async Task An_aggregate_of_which_the_assembly_of_the_application_knows_nothing_is_refused()
    {
        MetadataReference house = EdictCompiler.Compile("House", ["[Application] public sealed partial class App;"]).AsAssembly();

        string[] messages = await Expect.MarkedAsync(
            [Domain, Calling("app.ReadAsync(\"1\", ({|EDICT050:Door|} door) => door.Count)")], [house]);

        Assert.Equal(
            "'Doors.Door' is no aggregate of 'App': the assembly of 'App' does not refer to 'Tested'. Move the application, or refer to that assembly.",
            Assert.Single(messages));
    }

    private static string Calling(string call) =>
        $$"""
        using Bells;
        using Doors;
        using Edict.CompilerServices;

        public sealed class Own(ApplicationRuntime runtime) : EdictApplication(runtime);

        public static class Caller
        {
            public static async Task<int> CallAsync<TAny>(App app, EdictApplication any, Own own)
                where TAny : class => await ({{call}});

            private static int Count(View view) => view.Count;
        }
        """;

    [Theory]
    [InlineData("app.ReadStateAsync<{|EDICT068:Doors.Door|}>(\"1\")")]
    [InlineData("app.ReadStateAsync<{|EDICT068:Doors.Door|}>((object)\"1\")")]
    [InlineData("app.ReadStateAsync<{|EDICT050:Doors.View|}>(\"1\")")]
    [InlineData("app.ReadStateAsync<Wall>(\"1\")")]
    [InlineData("app.ReadStateAsync<Wall>(identity: Guid.NewGuid(), cancellation: default)")]
    [InlineData("app.ReadStateAsync<Wall>({|EDICT041:DateTime.Now|})")]
    public Task A_state_is_read_where_it_is_stored(string call) => Expect.MarkedAsync(
        Domain
        + $$"""
        public sealed record Paint(string Id);
        [Aggregate("wall", Identity = "Id"), StoredState]
        public sealed partial class Wall { [Handles] private void Handle(Paint command) { } }

        [Application] public sealed partial class App;
        public static class Reader
        {
            public static async Task ReadAsync(App app) => await {{call}};
        }
        """);
}
