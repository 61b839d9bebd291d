using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>What an application takes: by scope, from libraries, with middleware.</summary>
public sealed class ApplicationTests
{
    private const string Domain =
        """
        namespace SPACE;

        public sealed record Go(string Id);
        [Event("SPACE-went")] public sealed record Went(string Id);
        internal sealed record Hide(string Id);

        [Aggregate("SPACE", Identity = "Id")]
        public sealed partial class Thing
        {
            [Handles] private Went Handle(Go command) => new(command.Id);
            [Handles] private Went Handle(Hide command) => new("hidden");
            [Applies] private void Apply(Went e) { }
        }
        """;

    [Theory]
    [InlineData("public int Commands => 3;", "3 EdictCommands")]
    [InlineData("public static string Commands() => \"own\";", "own EdictCommands")]
    [InlineData("public enum Commands { First }", "First EdictCommands")]
    [InlineData("public int Commands => 3; public int EdictCommands => 4;", "3 EdictCommands_")]
    public async Task What_an_application_has_already_keeps_the_name_of_the_registry(string member, string expected)
    {
        string registry = expected.Split(' ')[1];
        string own = member.Contains("enum") ? "App.Commands.First" : member.Contains("()") ? "App.Commands()" : "app.Commands";
        GeneratedProject project = EdictProject.Compile(
            DomainOf("Here"),
            "namespace Here { [Command(\"move\")] public sealed record Move(string Id); }",
            $$"""
            [Application] public sealed partial class App { {{member}} }

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    return $"{{{own}}} {App.{{registry}}.Find("move").Name}";
                }
            }
            """);

        Assert.Equal($"{expected.Split(' ')[0]} move", await project.RunAsync());
    }

    private static string DomainOf(string space) => Domain.Replace("SPACE", space);

    [Fact]
    public async Task Two_applications_live_beside_each_other_by_scope()
    {
        GeneratedProject project = EdictProject.Compile(
            DomainOf("Left.Deep"),
            DomainOf("Leftover"),
            DomainOf("Right"),
            """
            [Application(Namespaces = ["Left"])] public sealed partial class LeftApp;
            [Application(Namespaces = ["Right", "Leftover"])] internal sealed partial class RightApp;

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using LeftApp left = await LeftApp.StartAsync(options => options.UseInMemory());
                    await using RightApp right = await RightApp.StartAsync(options => options.UseInMemory());
                    string taken = $"{(await left.DispatchAsync(new Left.Deep.Go("1"))).Stream} {(await right.DispatchAsync(new Leftover.Go("1"))).Stream}";
                    try
                    {
                        _ = await left.DispatchAsync((object)new Right.Go("1"));
                        return taken;
                    }
                    catch (UnroutedCommandException)
                    {
                        return taken + " unrouted";
                    }
                }
            }
            """);

        Assert.Equal("Left.Deep-1 Leftover-1 unrouted", await project.RunAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Aggregates_of_a_library_are_taken_whether_it_is_built_or_edited(bool isBuilt)
    {
        GeneratedProject library = EdictProject.Compile("Library", [DomainOf("Library")]);
        Assert.Empty(library.Findings());
        MetadataReference reference = isBuilt ? library.AsAssembly() : library.AsProject();

        GeneratedProject project = EdictProject.Compile(
            "Program",
            [
                """
                public sealed record Stop(string Id);
                [Event("stopped")] public sealed record Stopped(string Id);

                [CommandHandler<Library.Thing>]
                public static partial class Stopping
                {
                    [Handles] private static Library.Went Handle(Library.Thing thing, Stop command) => new("stopped");
                }

                [Application] public sealed partial class App;

                public static class Scenario
                {
                    public static async Task<string> RunAsync()
                    {
                        await using App app = await App.StartAsync(options => options.UseInMemory());
                        return $"{(await app.DispatchAsync(new Library.Go("1"))).Events[0]} {(await app.DispatchAsync(new Stop("1"))).Version}";
                    }
                }
                """,
            ],
            reference);

        Assert.Equal("Went { Id = 1 } 2", await project.RunAsync(library));
    }

    [Fact]
    public void A_command_that_is_internal_to_a_library_has_no_overload_but_a_route()
    {
        GeneratedProject library = EdictProject.Compile("Library", [DomainOf("Library")]);
        GeneratedProject project = EdictProject.Compile("Program", ["[Application] public sealed partial class App;"], library.AsAssembly());
        string application = project.Files("App.Application.");

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.Thing_Hide,", application, StringComparison.Ordinal);
        Assert.DoesNotContain("global::Library.Hide", application, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overload_is_as_accessible_as_its_command()
    {
        string application = EdictProject.Compile(DomainOf("Here"), "[Application] public sealed partial class App;").Files("App.Application.");

        Assert.Matches(@"public [^\n]+ DispatchAsync\(\n +global::Here\.Go command", application);
        Assert.Matches(@"internal [^\n]+ DispatchAsync\(\n +global::Here\.Hide command", application);
    }

    [Fact]
    public void A_library_of_another_contract_is_left_out()
    {
        GeneratedProject library = EdictProject.Compile("Library", [DomainOf("Library")]);
        string other = library.File("EdictModule.g.cs").Replace("EdictModule), 1)]", "EdictModule), 2)]");
        Compilation changed = library.Compilation.ReplaceSyntaxTree(
            library.Compilation.SyntaxTrees.Single(static tree => Path.GetFileName(tree.FilePath) == "EdictModule.g.cs"),
            EdictProject.Parse(other, "EdictModule.g.cs"));

        GeneratedProject project = EdictProject.Compile(
            "Program", ["[Application] public sealed partial class App;"], changed.ToMetadataReference());

        Assert.DoesNotContain("Library", project.Files("App.Application."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Middleware_is_called_in_order_with_the_services_that_it_asks_for()
    {
        GeneratedProject project = EdictProject.Compile(
            DomainOf("Here"),
            """
            public abstract class Marking(string mark) : IMiddleware
            {
                public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
                {
                    context.Metadata = context.Metadata.With("mark", (context.Metadata.TryGetValue("mark", out string? before) ? before : "") + mark);
                    return await next.InvokeAsync(context);
                }
            }

            internal sealed class Outer(Uri uri, Version? missing) : Marking($"{uri}{missing}");
            internal sealed class Inner(int number = 3, IFormatProvider? format = null) : Marking($"inner{number}{format}");

            [Application(Middleware = [typeof(Outer), typeof(Inner)])] public sealed partial class App;

            public sealed class Services : IServiceProvider
            {
                public object? GetService(Type serviceType) => serviceType == typeof(Uri) ? new Uri("urn:y") : null;
            }

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => { options.UseInMemory(); options.Services = new Services(); });
                    _ = await app.DispatchAsync(new Here.Go("1"));
                    string mark = "";
                    foreach (RecordedEvent e in await app.Store.ReadAllAsync(1, ReadDirection.Forward, 10, default))
                    {
                        mark += e.Metadata.TryGetValue("mark", out string? value) ? value : "none";
                    }

                    try
                    {
                        await using App poor = await App.StartAsync(options => options.UseInMemory());
                        return mark;
                    }
                    catch (EdictOptionsException exception)
                    {
                        return $"{mark} {exception.Option}: {exception.Message.Contains("Uri")}";
                    }
                }
            }
            """);

        Assert.Equal("urn:yinner3 Services: True", await project.RunAsync());
    }
}
