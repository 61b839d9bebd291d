using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>Obsolete types are reported where people use them, not in generated code, which must refer to them.</summary>
public sealed class ObsoleteTests
{
    private const string Domain =
        """
        using System.Text.Json.Serialization;
        using static Edict.Decision;

        namespace Doors;

        @mark public readonly record struct DoorId(int Value);
        @mark public sealed record Open(string Id);
        public sealed record Unlock([property: Obsolete] string Id);
        @mark public abstract record Painting(string Id);
        @mark public sealed record PaintRed(string Id) : Painting(Id);
        [Command("knock")] @mark public sealed record Knock(string Id, Color Color);
        @mark public enum Color { Red }

        [Event("opened")] @mark public sealed record Opened(string Id);
        [Event("painted")] public sealed record Painted([property: Obsolete] int Layers)
        {
            [Obsolete] public Color Color { get; init; }
            [Obsolete] public Dictionary<DoorId, List<Line?>> Lines { get; init; } = [];
            [Obsolete] public Shape? Shape { get; init; }
            [Obsolete, JsonInclude] private int Hidden { get; set; }
            public override string ToString() => $"{Layers} {Hidden}";
        }
        @mark public sealed record Line(int Length);
        @mark public abstract record Shape;
        @mark public sealed record Circle(int Radius) : Shape;
        [Event("knocked")] public sealed record Knocked(Line2 Line);
        public sealed class Line2 { [Obsolete] public Line2(int length) => Length = length; public int Length { get; } }

        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Obsolete] private List<Color> _colors = [];

            [Handles] @mark private Opened Handle(Open command) => new("");
            [Handles] @mark private (Opened, Painted?) Handle(Unlock command) => (new(command.Id), null);
            [Handles] @mark private Decision<Painted> Handle(Painting command) => Reject("no-paint");
            [Applies] @mark private void Apply(Opened e) { _colors.Clear(); }
            [Applies] private void Apply(Painted e) { }
            [Applies] private void Apply(Knocked e) { }
        }

        [Aggregate("gate", Identity = "Id")] @mark
        public sealed partial record Gate(int Count)
        {
            public static Gate Initial { get; } = new(0);
            [Handles] private Knocked Handle(Knock command) => new(new Line2(1));
            [Applies] private Gate Apply(Knocked e) => this;
        }

        [CommandHandler<Door>] @mark
        public sealed partial class Closing { [Handles] private Opened Handle(Door door, Close command) => new(command.Id); }
        public sealed record Close(string Id);

        [Application] public sealed partial class App;
        [Application(Namespaces = ["Doors"])] @mark public sealed partial class OldApp;

        [Obsolete]
        public static class Old
        {
            public static async Task RunAsync(App app)
            {
                (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
                (await app.DispatchAsync(new PaintRed("1"))).EnsureAccepted();
                (await app.DispatchAsync(new Knock("1", Color.Red))).EnsureAccepted();
            }
        }
        """;

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"Use \\\"another\\\".\")]")]
    [InlineData("[Obsolete(\"Use another.\", true)]")]
    public void Generated_code_refers_to_what_is_obsolete_without_a_warning(string mark) =>
        Assert.Empty(EdictProject.Compile("Tested", [Domain.Replace("@mark", mark)]).Findings());

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"Use another.\", true)]")]
    public void So_does_an_application_of_another_assembly(string mark)
    {
        GeneratedProject library = EdictProject.Compile("Library", [Domain.Replace("@mark", mark)]);
        string[] sources = ["[Application(Namespaces = [\"Doors\"])] public sealed partial class House;"];

        Assert.Empty(EdictProject.Compile("Tested", sources, [library.AsAssembly()]).Findings());
        Assert.Contains("DispatchAsync(\n        global::Doors.Open command", EdictProject.Compile("Tested", sources, [library.AsProject()]).Files("House.Application."));
    }

    [Fact]
    public void Whoever_dispatches_an_obsolete_command_reads_what_its_author_says()
    {
        GeneratedProject project = EdictProject.Compile(
            "Tested",
            [
                Domain.Replace("@mark", "[Obsolete(\"Use another.\")]"),
                """
                public static class Caller
                {
                    public static ValueTask<DispatchResult> Call(Doors.App app, object open) => app.DispatchAsync(open);
                    public static ValueTask<DispatchResult> Knock(Doors.App app, Doors.Close close) => app.DispatchAsync(close);
                    #pragma warning disable CS0618
                    public static ValueTask<DispatchResult> Open(Doors.App app, Doors.Open open) =>
                    #pragma warning restore CS0618
                        app.DispatchAsync(open);
                }
                """,
            ]);

        Diagnostic warning = Assert.Single(project.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), static found => found.Id == "CS0618" && IsInCaller(found));
        Assert.EndsWith("is obsolete: 'Use another.'", warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_experimental_command_of_another_assembly_is_dispatched_as_an_object(bool built)
    {
        GeneratedProject library = EdictProject.Compile(
            "Library",
            [
                """
                [System.Diagnostics.CodeAnalysis.Experimental("LIB001")] public sealed record Open(string Id);
                public sealed record Close(string Id);
                [Aggregate("door", Identity = "Id")]
                public sealed partial class Door { [Handles] private void Handle(Open command) { } [Handles] private void Handle(Close command) { } }
                """,
            ]);
        library = library with { Compilation = WithoutWarning("LIB001", library.Compilation) };
        GeneratedProject project = EdictProject.Compile(
            "Tested",
            [
                """
                [Application] public sealed partial class App;
                public static class Scenario
                {
                    public static async Task<string> RunAsync()
                    {
                        await using App app = await App.StartAsync(options => options.UseInMemory());
                        #pragma warning disable LIB001
                        return $"{(await app.DispatchAsync(new Open("1"))).Status} {(await app.DispatchAsync(new Close("1"))).Status}";
                    }
                }
                """,
            ],
            [built ? library.AsAssembly() : library.AsProject()]);

        Assert.DoesNotContain("DispatchAsync(\n        global::Open command", project.Files("App.Application."));
        Assert.Equal("NothingHappened NothingHappened", await project.RunAsync(library));
    }

    private static Compilation WithoutWarning(string id, Compilation compilation) => compilation.WithOptions(
        compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Suppress)]));

    private static bool IsInCaller(Diagnostic found) => found.Location.SourceTree!.ToString().Contains("class Caller", StringComparison.Ordinal);
}
