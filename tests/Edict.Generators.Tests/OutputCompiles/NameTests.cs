using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>Names, namespaces and nesting that a user may choose.</summary>
public sealed class NameTests
{
    private const string Start =
        """
        public static class Scenario
        {
            public static async Task<string> RunAsync()
            {
                await using App app = await App.StartAsync(options => options.UseInMemory());
        """;

    private const string Application = "[Application] public sealed partial class App;";

    [Fact]
    public async Task Keywords_are_names()
    {
        GeneratedProject project = EdictProject.Compile(
            Application,
            """
            namespace @namespace.@event
            {
                public sealed record @record(string @string);
                [Event("class")] public sealed record @class(string @string);

                [Aggregate("new", Identity = "string")]
                public sealed partial class @new
                {
                    private List<string> _copy = [], @params = [];

                    [Handles] private @class @switch(@record @object) => new(@object.@string);
                    [Applies] private void @case(@class @default) { _copy.Add("x"); @params.Add("y"); }
                }
            }
            """,
            $$"""
            {{Start}}
                    return string.Join(",", (await app.DispatchAsync(new @namespace.@event.@record("1"))).Events.Select(e => e.ToString()));
                }
            }
            """);

        Assert.Equal("class { string = 1 }", await project.RunAsync());
    }

    [Fact]
    public async Task Equal_names_in_two_namespaces_do_not_meet()
    {
        const string half =
            """
            namespace SPACE
            {
                public sealed record Open(string Id);
                [Event("SPACE-opened")] public sealed record Opened(string Id);

                [Aggregate("SPACE", Identity = "Id")]
                public sealed partial class Thing
                {
                    [Handles] private Opened Handle(Open command) => new(command.Id);
                    [Applies] private void Apply(Opened e) { }
                }
            }
            """;
        GeneratedProject project = EdictProject.Compile(
            Application,
            half.Replace("SPACE", "Left"),
            half.Replace("SPACE", "Right"),
            $$"""
            {{Start}}
                    DispatchResult left = await app.DispatchAsync(new Left.Open("1"));
                    DispatchResult right = await app.DispatchAsync(new Right.Open("1"));
                    return $"{left.Stream} {left.Events[0].GetType()} {right.Stream} {right.Events[0].GetType()}";
                }
            }
            """);

        Assert.Equal("Left-1 Left.Opened Right-1 Right.Opened", await project.RunAsync());
    }

    [Fact]
    public async Task One_aggregate_takes_commands_of_one_name_from_two_namespaces()
    {
        GeneratedProject project = EdictProject.Compile(
            Application,
            """
            namespace Left { public sealed record Go(string Id); }
            namespace Right { public sealed record Go(string Id); }

            [Event("went")] public sealed record Went(string Where);

            [Aggregate("walk", Identity = "Id")]
            public sealed partial class Walk
            {
                [Handles] private Went Handle(Left.Go command) => new("left");
                [Handles] private Went Handle(Right.Go command) => new("right");
                [Applies] private void Apply(Went e) { }
            }
            """,
            $$"""
            {{Start}}
                    return $"{(await app.DispatchAsync(new Left.Go("1"))).Events[0]}{(await app.DispatchAsync(new Right.Go("1"))).Events[0]}";
                }
            }
            """);

        Assert.Equal("Went { Where = left }Went { Where = right }", await project.RunAsync());
    }

    [Fact]
    public async Task Nested_and_internal_types_and_parts_in_several_files()
    {
        GeneratedProject project = EdictProject.Compile(
            Application,
            """
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    internal sealed record Open(string Id);
                    [Event("opened")] internal sealed record Opened(string Id);

                    [Aggregate("thing", Identity = "Id")]
                    internal sealed partial class Thing;
                }
            }
            """,
            """
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    internal sealed partial class Thing
                    {
                        [Handles] private static Opened Handle(Open command) => new(command.Id);
                    }
                }
            }
            """,
            """
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    internal sealed partial class Thing
                    {
                        [Applies] private void Apply(Opened e) { }
                    }
                }
            }
            """,
            $$"""
            {{Start}}
                    return (await app.DispatchAsync(new Outer.Middle.Open("1"))).Events[0].ToString()!;
                }
            }
            """);

        Assert.Equal("Opened { Id = 1 }", await project.RunAsync());
    }

    [Fact]
    public async Task Members_of_the_user_keep_their_names()
    {
        GeneratedProject project = EdictProject.Compile(
            Application,
            """
            public sealed record Open(string Id);
            [Event("opened")] public sealed record Opened(string Id);

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                public int EdictBinding { get; private set; }
                public int OpenRoute() => EdictBinding;

                [Handles] private Opened Handle(Open command) => new(command.Id);
                [Applies] private void Apply(Opened e) => EdictBinding++;
            }
            """,
            $$"""
            {{Start}}
                    _ = await app.DispatchAsync(new Open("1"));
                    return (await app.ReadAsync("1", (Thing thing) => thing.OpenRoute())).ToString();
                }
            }
            """);

        Assert.Equal("1", await project.RunAsync());
    }

    [Fact]
    public async Task Aggregates_whose_names_differ_in_case_alone_have_files_and_members_of_their_own()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            namespace Left
            {
                public sealed record Open(string Id);
                [Aggregate("left", Identity = "Id")] public sealed partial class Card { [Handles] private static void Handle(Open command) { } }
            }

            namespace Right
            {
                public sealed record Close(string Id);
                [Aggregate("right", Identity = "Id")] public sealed partial class CARD { [Handles] private static void Handle(Close command) { } }
            }
            """,
            """
            [Application] public sealed partial class App { private static readonly string _cardRoutes = "of the user"; public static string Routes => _cardRoutes; }
            """,
            """
            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    return $"{(await app.DispatchAsync(new Left.Open("1"))).Status} {(await app.DispatchAsync(new Right.Close("1"))).Status} {App.Routes}";
                }
            }
            """);

        Assert.Equal("NothingHappened NothingHappened of the user", await project.RunAsync());
    }

    [Fact]
    public void An_assembly_of_any_name_has_a_module()
    {
        GeneratedProject project = EdictProject.Compile(
            "1st My-App.web_x", ["""[Event("happened")] public sealed record Happened(string Id);"""]);

        Assert.Empty(project.Findings());
        Assert.Contains("namespace Edict.Modules._1st_x0020My_x002DApp_web__x\n", project.File("EdictModule.g.cs"), StringComparison.Ordinal);
    }
}
