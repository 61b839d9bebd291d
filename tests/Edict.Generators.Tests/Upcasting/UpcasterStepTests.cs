using Edict.Generators.Pipeline;
using Edict.Generators.Tests.Harness;
using Edict.Generators.Tests.Incremental;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Upcasting;

/// <summary>What an edit of an upcaster makes the generator do again.</summary>
public sealed class UpcasterStepTests
{
    private const string Domain =
        """
        namespace Bank;

        public sealed record Open(string Id);
        [Event("opened")] public sealed record OpenedV1(string Id);
        [Event("closed")] public sealed record Closed(string Id);

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            [Handles] private Opened Handle(Open command) => new(command.Id, 1);
            [Applies] private void Apply(Opened e) { }
        }

        [Application] public sealed partial class App;
        """;

    private const string Event =
        """
        namespace Bank;

        [Event("opened", Version = 2)]
        public sealed partial record Opened(string Id, int Width)
        {
            [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
        }
        """;

    private const string Json =
        """
        namespace Bank;

        public static partial class Upcasters
        {
            [Upcasts("shut")] private static Closed From(System.Text.Json.JsonElement old) => new(old.GetString()!);
        }
        """;

    [Theory]
    [InlineData("new(old.Id, 1)", "new(old.Id, 2)")]
    [InlineData("    [Upcasts]", "    // Once it had no width.\n    [Upcasts]")]
    [InlineData("From(OpenedV1 old)", "From(OpenedV1 older)", "old.Id", "older.Id")]
    [InlineData("private static", "internal static")]
    [InlineData("Opened From", "Opened? From")]
    public void What_generated_code_does_not_say_makes_nothing_again(params string[] edits) => Check(AfterEdit(edits), [], []);

    [Theory]
    [InlineData("Opened From", "Opened Make")]
    [InlineData("private static Opened From(OpenedV1 old) => new(old.Id, 1)", "private static Opened[] From(OpenedV1 old) => [new(old.Id, 1)]")]
    public void How_a_method_is_called_changes_the_file_of_its_type_s_upcasters_alone(string before, string after) => Check(
        AfterEdit(before, after),
        [$"{StepNames.UpcasterSources} 1", $"{StepNames.Upcasters} 1"],
        ["Bank.Opened.Upcasters.g.cs"]);

    [Fact]
    public void What_a_method_gives_changes_the_module_s_row_in_that_file_alone() => Check(
        AfterEdit("private static Opened From(OpenedV1 old) => new(old.Id, 1)", "private static (Opened, Closed) From(OpenedV1 old) => (new(old.Id, 1), new(old.Id))"),
        [$"{StepNames.Module} 1", $"{StepNames.UpcasterSources} 1", $"{StepNames.Upcasters} 1"],
        ["Bank.Opened.Upcasters.g.cs"]);

    [Fact]
    public void A_new_upcaster_changes_the_head_of_the_application_beside_itself()
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Domain, Event]);

        Run run = Run.Between(project, project.AddSyntaxTrees(EdictProject.Parse(Json, "Json.cs")));

        Check(
            run,
            [
                $"{StepNames.ApplicationHeads} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
                $"{StepNames.UpcasterSources} 1", $"{StepNames.Upcasters} 1",
            ],
            ["Bank.App.Application.g.cs", "Bank.Upcasters.Upcasters.g.cs"]);
    }

    [Fact]
    public void A_former_name_changes_the_file_of_its_event_alone() => Check(
        AfterEdit("Version = 2", "Version = 2, FormerNames = [\"unlocked\"]"),
        [$"{StepNames.EventSerializers} 1", $"{StepNames.EventSources} 1"],
        ["Bank.Opened.EventType.g.cs"]);

    private static void Check(Run run, string[] steps, string[] made)
    {
        Assert.Equal(steps, run.Steps);
        Assert.Equal(made, run.Made);
        Assert.Empty(run.Gone);
    }

    private static Run AfterEdit(params string[] edits)
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Domain, Event, Json]);
        SyntaxTree tree = project.SyntaxTrees[1];
        string text = tree.ToString();
        foreach (string[] edit in edits.Chunk(2))
        {
            Assert.Contains(edit[0], text, StringComparison.Ordinal);
            text = text.Replace(edit[0], edit[1]);
        }

        return Run.Between(project, project.ReplaceSyntaxTree(tree, EdictProject.Parse(text, tree.FilePath)));
    }
}
