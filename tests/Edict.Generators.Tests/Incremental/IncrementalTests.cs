using Edict.Generators.Pipeline;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Incremental;

/// <summary>What each kind of edit makes the generator do again, and nothing beyond it.</summary>
public sealed class IncrementalTests
{
    private const string AccountFile =
        """
        namespace Bank;

        public sealed record Open(string Id, string Owner);
        public sealed record Holder(string Name);
        [Event("opened")] public sealed record Opened(string Id, Holder Holder);
        [Event("renamed")] public sealed record Renamed(Holder Holder);

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            [Handles] private Opened Handle(Open command) => new(command.Id, new(command.Owner));
            [Applies] private void Apply(Opened e) { }
            [Applies] private void Apply(Renamed e) { }
        }
        """;

    private const string ClosingFile =
        """
        namespace Bank;

        [Command("close")] public sealed record Close(string Id);
        [Event("closed")] public sealed record Closed(string Id);

        [CommandHandler<Card>]
        public static partial class Closing
        {
            [Handles] private static Closed Handle(Card card, Close command) => new(command.Id);
        }
        """;

    private const string CardFile =
        """
        namespace Bank;

        public sealed record Issue(string Id);
        public sealed record Stamp(string Text);
        [Event("issued")] public sealed record Issued(string Id);

        [Aggregate("card", Identity = "Id"), StoredState]
        public sealed partial class Card
        {
            private string? _id;
            private Stamp? _stamp;
            [Handles] private Issued Handle(Issue command) => new(command.Id);
            [Applies] private void Apply(Issued e) => (_id, _stamp) = (e.Id, new(e.Id));
            [Applies] private void Apply(Closed e) { }
        }
        """;

    private const string RestFile =
        """
        namespace Bank;

        public sealed class Unrelated;

        [Application] public sealed partial class App;
        """;

    private const string AccountOutput = "Bank.Account.g.cs";
    private const string ClosingOutput = "Bank.Closing.CommandHandler.g.cs";
    private const string CloseOutput = "Bank.Close.CommandType.g.cs";
    private const string OpenedOutput = "Bank.Opened.EventType.g.cs";
    private const string HolderOutput = "Bank_HolderJson.g.cs";
    private const string CardOutput = "Bank.Card.g.cs";
    private const string AppOutput = "Bank.App.Application.g.cs";
    private const string AppCardOutput = "Bank.App.Application.Card.g.cs";

    [Theory]
    [InlineData("an unrelated type", 3, "class Unrelated", "class Other { public int Number; }\npublic interface IOther")]
    [InlineData("a new unrelated type", 3, "public sealed class Unrelated;", "public sealed class Unrelated;\npublic enum New { One }")]
    [InlineData("the body of a handler", 0, "=> new(command.Id,", "=> new(command.Id + \"!\",")]
    [InlineData("the body of an apply", 0, "Apply(Opened e) { }", "Apply(Opened e) { System.GC.KeepAlive(e); }")]
    [InlineData("the body of a separate handler", 1, "=> new(command.Id)", "=> new(card.ToString() + command.Id)")]
    [InlineData("a helper", 0, "[Handles] private", "private static int Help() => 1;\n    [Handles] private")]
    [InlineData("white space and a comment", 0, "[Aggregate(", "\n\n// An account.\n[Aggregate(")]
    [InlineData("white space before everything", 1, "namespace Bank;", "\n\nnamespace Bank;\n\n")]
    [InlineData("the properties of a command", 0, "record Open(string Id, string Owner)", "record Open(string Id, string Owner, int Limit = 0)")]
    [InlineData("the application's body", 3, "partial class App;", "partial class App { public int Number => 1; }")]
    public void Nothing_is_made_again_after_an_edit_of(string what, int file, string before, string after)
    {
        Run run = AfterEdit(file, before, after);

        Assert.True(run is { Steps: [], Made: [], Gone: [] }, $"{what}: {string.Join(", ", [.. run.Steps, .. run.Made, .. run.Gone])}");
    }

    [Fact]
    public void A_renamed_event_changes_itself_alone() => Check(
        AfterEdit(0, "[Event(\"opened\")]", "[Event(\"account-opened\")]"),
        [$"{StepNames.EventSerializers} 1", $"{StepNames.EventSources} 1", $"{StepNames.Events} 1", $"{StepNames.Module} 1"],
        [OpenedOutput]);

    [Fact]
    public void A_property_of_an_event_changes_its_serializer_alone() => Check(
        AfterEdit(0, "record Opened(string Id, ", "record Opened(string Id, int Number, "),
        [$"{StepNames.EventSerializers} 1", $"{StepNames.EventSources} 1"],
        [OpenedOutput]);

    [Fact]
    public void A_property_of_a_command_changes_its_serializer_alone() => Check(
        AfterEdit(1, "record Close(string Id)", "record Close(string Id, int Number)"),
        [$"{StepNames.CommandSerializers} 1", $"{StepNames.CommandSources} 1"],
        [CloseOutput]);

    [Fact]
    public void A_renamed_command_changes_itself_alone() => Check(
        AfterEdit(1, "[Command(\"close\")]", "[Command(\"close-card\")]"),
        [$"{StepNames.CommandSerializers} 1", $"{StepNames.CommandSources} 1", $"{StepNames.Commands} 1", $"{StepNames.Module} 1"],
        [CloseOutput]);

    [Fact]
    public void A_command_that_gets_a_name_changes_the_head_of_the_application_beside_itself() => Check(
        AfterEdit(2, "public sealed record Issue(", "[Command(\"issue\")] public sealed record Issue("),
        [
            $"{StepNames.ApplicationHeads} 1", $"{StepNames.CommandSerializers} 1", $"{StepNames.CommandSources} 1",
            $"{StepNames.Commands} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
        ],
        [AppOutput, "Bank.Issue.CommandType.g.cs"]);

    [Fact]
    public void A_property_that_two_events_hold_changes_the_converter_that_they_share_alone() => Check(
        AfterEdit(0, "record Holder(string Name)", "record Holder(string Name, int Number)"),
        [$"{StepNames.Converters} 1", $"{StepNames.EventSerializers} 2"],
        [HolderOutput]);

    [Fact]
    public void A_changed_signature_changes_its_aggregate_alone() => Check(
        AfterEdit(0, "private Opened Handle(Open command)", "private Opened? Handle(Open command, CommandContext context)"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1"],
        [AccountOutput]);

    [Fact]
    public void A_decision_instead_of_an_event_changes_its_aggregate_alone() => Check(
        AfterEdit(0, "private Opened Handle(Open command)", "private Decision<Opened> Handle(Open command)"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1"],
        [AccountOutput]);

    [Fact]
    public void A_handler_of_another_command_changes_its_aggregate_and_the_application_s_part_for_it() => Check(
        AfterEdit(2, "[Handles] private Issued Handle(Issue command)", "public sealed record Renew(string Id);\n    [Handles] private Issued Handle(Renew command)"),
        [
            $"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.ApplicationParts} 1",
            $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
        ],
        [AppCardOutput, CardOutput]);

    [Fact]
    public void A_context_taken_elsewhere_changes_its_handler_class_alone() => Check(
        AfterEdit(1, "Handle(Card card, Close command)", "Handle(Card card, Close command, CommandContext context)"),
        [$"{StepNames.CommandHandlerSources} 1", $"{StepNames.CommandHandlers} 1"],
        [ClosingOutput]);

    [Fact]
    public void A_command_that_derives_from_a_handled_one_changes_its_aggregate_and_the_application_s_part_for_it() => Check(
        AfterEditBesideUnsealedCommand("public sealed record IssueAgain(string Id) : Issue(Id);"),
        [
            $"{StepNames.AggregateSources} 1", $"{StepNames.ApplicationParts} 1", $"{StepNames.CommandSubtypes} 1",
            $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
        ],
        [AppCardOutput, CardOutput]);

    [Fact]
    public void A_type_that_derives_from_another_than_a_handled_command_changes_nothing() =>
        Check(AfterEditBesideUnsealedCommand("public abstract class Issuing; public sealed class IssuingNow : Issuing;"), [], []);

    [Fact]
    public void An_identity_of_another_type_changes_its_aggregate_that_says_so_in_the_module() => Check(
        AfterEdit(0, "record Open(string Id,", "record Open(System.Guid Id,"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.Module} 1"],
        [AccountOutput]);

    [Fact]
    public void A_field_changes_how_its_aggregate_is_copied_alone() => Check(
        AfterEdit(0, "[Handles] private", "private System.Collections.Generic.List<int> _numbers = [];\n    [Handles] private"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1"],
        [AccountOutput]);

    [Fact]
    public void A_field_of_a_stored_state_changes_its_serializer_and_its_aggregate_alone() => Check(
        AfterEdit(2, "private Stamp? _stamp;", "private Stamp? _stamp;\n    private System.Collections.Generic.List<int> _numbers = [];"),
        [
            $"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.ConverterOwners} 1", $"{StepNames.Converters} 1",
            $"{StepNames.StateSerializers} 1", $"{StepNames.StateSources} 1",
        ],
        ["Bank.Card.State.g.cs", CardOutput, "ListOf_Int32Json.g.cs"]);

    [Fact]
    public void A_renamed_field_of_a_stored_state_changes_its_serializer_alone() => Check(
        AfterEdit(2, "_id", "_cardId"),
        [$"{StepNames.StateSerializers} 1", $"{StepNames.StateSources} 1"],
        ["Bank.Card.State.g.cs"]);

    [Fact]
    public void Snapshots_of_a_stored_state_change_its_serializer_alone() => Check(
        AfterEdit(2, ", StoredState]", ", StoredState(SnapshotEvery = 100)]"),
        [$"{StepNames.StateSerializers} 1", $"{StepNames.StateSources} 1"],
        ["Bank.Card.State.g.cs"]);

    [Fact]
    public void A_type_that_a_state_holds_changes_its_converter_alone() => Check(
        AfterEdit(2, "record Stamp(string Text)", "record Stamp(string Text, int Number = 0)"),
        [$"{StepNames.Converters} 1", $"{StepNames.StateSerializers} 1"],
        ["Bank_StampJson.g.cs"]);

    [Fact]
    public void A_state_that_is_no_longer_stored_changes_its_aggregate_and_is_gone() => Check(
        AfterEdit(2, ", StoredState]", "]"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.ConverterOwners} 1"],
        [CardOutput],
        ["Bank.Card.State.g.cs", "Bank_StampJson.g.cs"]);

    [Fact]
    public void A_new_aggregate_changes_the_head_of_the_application_beside_itself() => Check(
        AfterEdit(3, "public sealed class Unrelated;", "[Aggregate(\"other\", Identity = \"Id\")] public sealed partial class Other;"),
        [
            $"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.ApplicationHeads} 1",
            $"{StepNames.ApplicationParts} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1",
        ],
        ["Bank.App.Application.Other.g.cs", AppOutput, "Bank.Other.g.cs"]);

    // The parts that follow it move up by one, and are compared with others.
    [Fact]
    public void A_removed_aggregate_changes_the_application_and_is_gone() => Check(
        AfterRemovalOfAccount(),
        [$"{StepNames.ApplicationHeads} 1", $"{StepNames.ApplicationParts} 1", $"{StepNames.ConverterOwners} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.Module} 1"],
        [AppCardOutput, AppOutput],
        [AccountOutput, "Bank.App.Application.Account.g.cs", OpenedOutput, "Bank.Renamed.EventType.g.cs", HolderOutput]);

    [Fact]
    public void A_second_handler_of_a_command_changes_its_aggregate_alone() => Check(
        AfterEdit(2, "[Applies] private void Apply(Issued e)", "[Handles] private Issued? Handle(Open command) => null;\n    [Applies] private void Apply(Issued e)"),
        [$"{StepNames.AggregateSources} 1", $"{StepNames.Aggregates} 1", $"{StepNames.Module} 1"],
        [CardOutput]);

    [Fact]
    public void A_narrower_application_changes_itself_alone() => Check(
        AfterEdit(3, "[Application]", "[Application(Namespaces = [\"Elsewhere\"])]"),
        [$"{StepNames.ApplicationHeads} 1", $"{StepNames.Applications} 1", $"{StepNames.JoinedApplications} 1"],
        [AppOutput],
        ["Bank.App.Application.Account.g.cs", AppCardOutput]);

    [Fact]
    public void A_new_library_with_aggregates_changes_the_head_of_the_application_and_adds_a_part() => Check(
        AfterLibrary("""namespace Bank.Library; [Aggregate("other", Identity = "Id")] public sealed partial class Other;"""),
        [$"{StepNames.ApplicationHeads} 1", $"{StepNames.ApplicationParts} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.ReferencedModules} 1"],
        ["Bank.App.Application.Other.g.cs", AppOutput]);

    [Fact]
    public void A_new_library_without_aggregates_changes_nothing() => Check(AfterLibrary("public static class Library;"), [], []);

    [Theory]
    [InlineData("=> 1", "=> 2")]
    [InlineData("sealed partial class Other", "sealed partial class Other ")]
    public void An_edit_in_a_library_that_is_edited_beside_it_changes_nothing_here(string before, string after) =>
        Check(AfterEditOfLibrary(before, after), [], []);

    [Fact]
    public void A_renamed_aggregate_of_a_library_changes_the_head_of_the_application_and_its_part() => Check(
        AfterEditOfLibrary("class Other", "class Another"),
        [$"{StepNames.ApplicationHeads} 1", $"{StepNames.ApplicationParts} 1", $"{StepNames.JoinedApplications} 1", $"{StepNames.ReferencedModules} 1"],
        ["Bank.App.Application.Another.g.cs", AppOutput],
        ["Bank.App.Application.Other.g.cs"]);

    private static void Check(Run run, string[] steps, string[] made, string[]? gone = null)
    {
        Assert.Equal(steps, run.Steps);
        Assert.Equal(made, run.Made);
        Assert.Equal(gone ?? [], run.Gone);
    }

    private static Run AfterEdit(int file, string before, string after)
    {
        CSharpCompilation project = Project();
        SyntaxTree tree = project.SyntaxTrees[file];
        string text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return Run.Between(project, project.ReplaceSyntaxTree(tree, EdictProject.Parse(text.Replace(before, after), tree.FilePath)));
    }

    private static Run AfterEditBesideUnsealedCommand(string added)
    {
        CSharpCompilation project = EdictProject.Create(
            "Bank", [AccountFile, ClosingFile, CardFile.Replace("public sealed record Issue(", "public record Issue("), RestFile]);
        SyntaxTree tree = project.SyntaxTrees[3];
        return Run.Between(project, project.ReplaceSyntaxTree(tree, EdictProject.Parse(tree + added, tree.FilePath)));
    }

    // The last file: where one goes, or has no annotation any more, the compiler itself takes each later one for another.
    private static Run AfterRemovalOfAccount()
    {
        CSharpCompilation project = EdictProject.Create("Bank", [ClosingFile, CardFile, RestFile, AccountFile]);
        return Run.Between(project, project.RemoveSyntaxTrees(project.SyntaxTrees[3]));
    }

    private static Run AfterLibrary(string text)
    {
        CSharpCompilation project = Project();
        return Run.Between(project, project.AddReferences(EdictProject.Compile("Library", [text]).AsAssembly()));
    }

    private static Run AfterEditOfLibrary(string before, string after)
    {
        const string text = """namespace Bank.Library; [Aggregate("other", Identity = "Id")] public sealed partial class Other { public int Number => 1; }""";
        MetadataReference library = EdictProject.Compile("Library", [text]).AsProject();
        MetadataReference edited = EdictProject.Compile("Library", [text.Replace(before, after)]).AsProject();
        CSharpCompilation project = Project(library);
        return Run.Between(project, project.ReplaceReference(library, edited));
    }

    private static CSharpCompilation Project(params MetadataReference[] libraries) =>
        EdictProject.Create("Bank", [AccountFile, ClosingFile, CardFile, RestFile], libraries);
}
