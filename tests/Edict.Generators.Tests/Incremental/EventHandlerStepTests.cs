using Edict.Generators.Pipeline;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Incremental;

/// <summary>What an edit of an event handler makes the generator do again.</summary>
public sealed class EventHandlerStepTests
{
    private const string Events =
        """
        namespace Bank;

        public sealed record Open(string Id);
        [Event("opened")] public sealed record Opened(string Id);
        [Event("closed")] public sealed record Closed(string Id);

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            [Handles] private Opened Handle(Open command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
        }

        [Application] public sealed partial class App;
        """;

    private const string Mail =
        """
        namespace Bank;

        [EventHandler("mail", Concurrency = 2)]
        public sealed partial class Mail(System.TimeProvider time)
        {
            private int _count;

            [Handles] private void Handle(Opened e) => _count++;
            [Handles] private void Handle(Closed e) => _count += time.GetHashCode();
            private static string PartitionBy(Opened e) => e.Id;
        }
        """;

    private const string Other =
        """
        namespace Bank;

        [EventHandler("other")]
        public sealed partial class Other
        {
            [Handles] private void Handle(Closed e) { }
        }
        """;

    private const string Totals =
        """
        namespace Bank;

        [Projection("totals")]
        public sealed partial class Totals
        {
            private static readonly ReadModelTable Total = new("total");

            private static void OnCreate(ReadModel model) => model.Execute($"create table {Total} (id integer)");
            [Handles] private void Handle(Opened e, ReadModel model) => model.Execute($"insert into {Total} (id) values ({1})");
        }
        """;

    private const string MailOutput = "Bank.Mail.EventHandler.g.cs";
    private const string AppOutput = "Bank.App.Application.g.cs";

    [Theory]
    [InlineData("_count++", "_count--")]
    [InlineData("private int _count;", "private int _count, _more; public int More => _more;")]
    [InlineData("=> e.Id;", "=> e.Id + e.Id;")]
    [InlineData("[EventHandler(", "\n\n// Sends mails.\n[EventHandler(")]
    [InlineData("(System.TimeProvider time)", "(System.TimeProvider time, int attempts = 3)")]
    public void What_generated_code_does_not_say_makes_nothing_again(string before, string after) => Check(AfterEdit(before, after), [], []);

    [Theory]
    [InlineData("Handle(Opened e)", "Handle(Opened e, EventContext context)")]
    [InlineData("void Handle(Opened e) => _count++;", "Task Handle(Opened e) { _count++; return Task.CompletedTask; }")]
    [InlineData("Concurrency = 2", "Concurrency = 3")]
    [InlineData("System.TimeProvider time", "System.IServiceProvider time")]
    [InlineData("private static string PartitionBy", "private void OnStart() { }\n    private static string PartitionBy")]
    [InlineData("[Handles] private void Handle(Opened e)", "[Handles] private void Handle(object e)")]
    public void What_a_handler_is_changes_its_own_file_alone(string before, string after) => Check(
        AfterEdit(before, after), [$"{StepNames.EventHandlerSources} 1", $"{StepNames.EventHandlers} 1"], [MailOutput]);

    [Fact]
    public void Another_name_changes_the_module_s_row_in_its_own_file_alone() => Check(
        AfterEdit("\"mail\"", "\"mails\""),
        [$"{StepNames.EventHandlerSources} 1", $"{StepNames.EventHandlers} 1", $"{StepNames.Module} 1"],
        [MailOutput]);

    [Fact]
    public void A_new_handler_changes_the_head_of_the_application_beside_itself()
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Events, Mail]);

        Run run = Run.Between(project, project.AddSyntaxTrees(EdictProject.Parse(Other, "Other.cs")));

        Check(
            run,
            [
                $"{StepNames.ApplicationHeads} 1", $"{StepNames.EventHandlerSources} 1", $"{StepNames.EventHandlers} 1",
                $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
            ],
            [AppOutput, "Bank.Other.EventHandler.g.cs"]);
    }

    [Fact]
    public void An_edit_of_an_aggregate_leaves_handlers_alone()
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Events, Mail, Other]);
        SyntaxTree tree = project.SyntaxTrees[0];

        Run run = Run.Between(project, project.ReplaceSyntaxTree(
            tree, EdictProject.Parse(tree.ToString().Replace("Handle(Open command)", "Handle(Open command, CommandContext context)"), tree.FilePath)));

        Check(run, [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1"], ["Bank.Account.g.cs"]);
    }

    [Theory]
    [InlineData("values ({1})", "values ({2})")]
    [InlineData("new(\"total\")", "new(\"totals\")")]
    public void What_a_projection_writes_makes_nothing_again(string before, string after) => Check(AfterEditOfProjection(before, after), [], []);

    [Theory]
    [InlineData("[Projection(\"totals\")]", "[Projection(\"totals\", Version = 2)]")]
    [InlineData("Handle(Opened e, ReadModel model)", "Handle(Opened e, ReadModel model, CancellationToken stop)")]
    [InlineData("void OnCreate(", "void Create(")]
    public void What_a_projection_is_changes_its_own_file_alone(string before, string after) => Check(
        AfterEditOfProjection(before, after), [$"{StepNames.ProjectionSources} 1", $"{StepNames.Projections} 1"], ["Bank.Totals.Projection.g.cs"]);

    private static Run AfterEditOfProjection(string before, string after)
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Events, Mail, Totals]);
        SyntaxTree tree = project.SyntaxTrees[2];
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        return Run.Between(project, project.ReplaceSyntaxTree(tree, EdictProject.Parse(tree.ToString().Replace(before, after), tree.FilePath)));
    }

    private static void Check(Run run, string[] steps, string[] made)
    {
        Assert.Equal(steps, run.Steps);
        Assert.Equal(made, run.Made);
        Assert.Empty(run.Gone);
    }

    private static Run AfterEdit(string before, string after)
    {
        CSharpCompilation project = EdictProject.Create("Bank", [Events, Mail, Other]);
        SyntaxTree tree = project.SyntaxTrees[1];
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        return Run.Between(project, project.ReplaceSyntaxTree(tree, EdictProject.Parse(tree.ToString().Replace(before, after), tree.FilePath)));
    }
}
