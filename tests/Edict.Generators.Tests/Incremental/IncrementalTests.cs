using Edict.Generators.Pipeline;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Incremental;

/// <summary>What each kind of edit makes the generator do again, and nothing beyond it.</summary>
public sealed class IncrementalTests
{
    private const string Account =
        """
        namespace Bank;

        public sealed record Open(string Id);
        [Event("opened")] public sealed record Opened(string Id);

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            [Handles] private Opened Handle(Open command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
        }
        """;

    private const string Closing =
        """
        namespace Bank;

        public sealed record Close(string Id);
        [Event("closed")] public sealed record Closed(string Id);

        [CommandHandler<Account>]
        public static partial class Closing
        {
            [Handles] private static Closed Handle(Account account, Close command) => new(command.Id);
        }
        """;

    private const string Application =
        """
        namespace Bank;

        [Application] public sealed partial class App;
        """;

    private const string Unrelated =
        """
        namespace Bank;

        public sealed class Unrelated;
        """;

    [Theory]
    [InlineData("an unrelated type", 3, "class Unrelated", "class Renamed")]
    [InlineData("the body of a handler", 0, "=> new(command.Id)", "=> new(command.Id + \"!\")")]
    [InlineData("white space and a comment", 0, "[Aggregate(", "\n\n// An account.\n[Aggregate(")]
    [InlineData("the body of a separate handler", 1, "=> new(command.Id)", "=> new(account.ToString() + command.Id)")]
    [InlineData("the properties of an event", 0, "record Opened(string Id)", "record Opened(string Id, string Name = \"\")")]
    public void Nothing_is_made_again_after_an_edit_of(string what, int file, string before, string after)
    {
        Run run = Run.AfterEdit(file, before, after);

        Assert.All(run.Steps, step => Assert.True(step.Value.All(IsUnchanged), $"{what}: {step.Key} is {string.Join(",", step.Value)}"));
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_renamed_event_changes_its_entry_and_the_module_alone()
    {
        Run run = Run.AfterEdit(0, "[Event(\"opened\")]", "[Event(\"account-opened\")]");

        run.HasModified(StepNames.Events, StepNames.Module);
        Assert.Equal(1, run.Outputs.Count(static reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_changed_signature_changes_its_aggregate_alone()
    {
        Run run = Run.AfterEdit(0, "private Opened Handle(Open command)", "private Opened? Handle(Open command, CommandContext context)");

        run.HasModified(StepNames.Aggregates);
        Assert.Equal(1, run.Outputs.Count(static reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_new_aggregate_changes_module_and_application_beside_itself()
    {
        Run run = Run.AfterEdit(
            3,
            "public sealed class Unrelated;",
            """
            [Aggregate("other", Identity = "Id")] public sealed partial class Other;
            """);

        Assert.Equal(
            [IncrementalStepRunReason.New],
            run.Steps[StepNames.Aggregates].Where(static reason => !IsUnchanged(reason)));
        run.HasModified(StepNames.Aggregates, StepNames.Module, StepNames.JoinedApplications);
        Assert.Equal(1, run.Outputs.Count(static reason => reason == IncrementalStepRunReason.New));
        Assert.Equal(2, run.Outputs.Count(static reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_new_library_with_aggregates_changes_the_application_alone()
    {
        GeneratedProject library = EdictProject.Compile(
            "Library", ["""namespace Bank.Library; [Aggregate("other", Identity = "Id")] public sealed partial class Other;"""]);

        Run run = Run.After(static compilation => compilation, library.AsAssembly());

        run.HasModified(StepNames.ReferencedModules, StepNames.JoinedApplications);
        Assert.Equal(1, run.Outputs.Count(static reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_new_library_without_aggregates_changes_nothing()
    {
        GeneratedProject library = EdictProject.Compile("Library", ["public static class Library;"]);

        Run run = Run.After(static compilation => compilation, library.AsAssembly());

        run.HasModified();
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_in_a_library_that_is_edited_beside_it_changes_nothing_here()
    {
        const string text = """namespace Bank.Library; [Aggregate("other", Identity = "Id")] public sealed partial class Other { public int Number => 1; }""";
        MetadataReference before = EdictProject.Compile("Library", [text]).AsProject();
        MetadataReference after = EdictProject.Compile("Library", [text.Replace("=> 1", "=> 2")]).AsProject();

        Run run = Run.Between(
            EdictProject.Create("Bank", Sources(), before),
            compilation => compilation.ReplaceReference(before, after));

        run.HasModified();
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static string[] Sources() => [Account, Closing, Application, Unrelated];

    private static bool IsUnchanged(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>What the second of two runs did.</summary>
    private sealed record Run(IReadOnlyDictionary<string, IncrementalStepRunReason[]> Steps, IncrementalStepRunReason[] Outputs)
    {
        public static Run AfterEdit(int file, string before, string after) => After(compilation =>
        {
            SyntaxTree tree = compilation.SyntaxTrees[file];
            string text = tree.ToString();
            Assert.Contains(before, text, StringComparison.Ordinal);
            return (CSharpCompilation)compilation.ReplaceSyntaxTree(tree, EdictProject.Parse(text.Replace(before, after), tree.FilePath));
        });

        public static Run After(Func<CSharpCompilation, Compilation> edit, params MetadataReference[] added) =>
            Between(EdictProject.Create("Bank", Sources()), compilation => edit(compilation).AddReferences(added));

        public static Run Between(CSharpCompilation compilation, Func<CSharpCompilation, Compilation> edit)
        {
            CancellationToken stop = TestContext.Current.CancellationToken;
            GeneratorDriver driver = EdictProject.Driver().RunGenerators(compilation, stop);
            GeneratorRunResult result = driver.RunGenerators(edit(compilation), stop).GetRunResult().Results
                .Single(static result => result.Generator.GetGeneratorType() == typeof(EdictGenerator));
            return new Run(
                result.TrackedSteps
                    .Where(static step => Names.Contains(step.Key))
                    .ToDictionary(static step => step.Key, static step => Reasons(step.Value)),
                Reasons(result.TrackedOutputSteps.SelectMany(static output => output.Value)));
        }

        /// <summary>Exactly these steps gave something new, modified or removed.</summary>
        public void HasModified(params string[] steps) => Assert.Equal(
            steps.Order(),
            Steps.Where(static step => !step.Value.All(IsUnchanged)).Select(static step => step.Key).Order());

        private static readonly string[] Names =
        [
            StepNames.Aggregates, StepNames.CommandHandlers, StepNames.Events, StepNames.Module,
            StepNames.ReferencedModules, StepNames.Applications, StepNames.JoinedApplications,
        ];

        private static IncrementalStepRunReason[] Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
            [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
    }
}
