using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.EventHandlers;

/// <summary>EDICT075 and 076, and 063 and 064 for event handlers: what is seen only where an application takes them.</summary>
public sealed class HandlersOfApplicationsTests
{
    private const string Events =
        """
        [Event("opened")] public sealed record Opened(string Id);

        """;

    [Fact]
    public async Task Two_event_handlers_of_an_application_do_not_share_a_name()
    {
        string[] messages = await Expect.MarkedAsync(Events +
            """
            [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
            [EventHandler({|EDICT075:"mail"|})] public sealed partial class Post { [Handles] private void Handle(Opened e) { } }
            """);

        Assert.Equal("Event handlers 'Mail' and 'Post' both keep their place under 'mail'. Give one of them another name.", Assert.Single(messages));
    }

    [Fact]
    public Task One_of_a_library_and_one_beside_the_application_do_not_share_a_name_either() => Expect.MarkedAsync(
        ["[EventHandler({|EDICT075:\"mail\"|})] public sealed partial class Post { [Handles] private void Handle(Opened e) { } } [Application] public sealed partial class App;"],
        [Library("Mails", Events + "[EventHandler(\"mail\")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }")]);

    [Fact]
    public Task Two_of_two_libraries_are_told_where_they_meet() => Expect.MarkedAsync(
        ["[Application] public sealed partial class {|EDICT075:App|};"],
        [
            Library("Mails", "[Event(\"a\")] public sealed record A; [EventHandler(\"mail\")] public sealed partial class Mail { [Handles] private void Handle(A e) { } }"),
            Library("Posts", "[Event(\"b\")] public sealed record B; [EventHandler(\"mail\")] public sealed partial class Post { [Handles] private void Handle(B e) { } }"),
        ]);

    [Fact]
    public Task Applications_of_different_scope_may_each_use_a_name_and_a_handler_may_have_that_of_an_aggregate() => Expect.MarkedAsync(
        """
        namespace North { [Event("opened")] public sealed record Opened; [EventHandler("door")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } } }
        namespace South { [Event("closed")] public sealed record Closed; [EventHandler("door")] public sealed partial class Mail { [Handles] private void Handle(Closed e) { } } }
        namespace South { [Aggregate("door")] public sealed partial class Door; }
        [Application(Namespaces = ["North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["South"])] public sealed partial class SouthApp;
        """);

    [Fact]
    public async Task A_handled_aggregate_is_known()
    {
        string[] messages = await Expect.MarkedAsync(Events +
            """
            [Aggregate("door")] public sealed partial class Door;
            [EventHandler("mail", Aggregate = {|EDICT076:"dor"|})] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
            [EventHandler("post", Aggregate = "door")] public sealed partial class Post { [Handles] private void Handle(Opened e) { } }
            [Application] public sealed partial class App;
            """);

        Assert.Equal(
            "'Mail' handles the events of aggregate 'dor', but 'App' has no aggregate of that name. Correct Aggregate in [EventHandler].", Assert.Single(messages));
    }

    [Fact]
    public Task What_a_library_handles_is_told_at_the_application() => Expect.MarkedAsync(
        ["[Aggregate(\"door\")] public sealed partial class Door; [Application] public sealed partial class {|EDICT076:App|};"],
        [Library("Mails", Events + "[EventHandler(\"mail\", Aggregate = \"dor\")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }")]);

    [Fact]
    public Task An_aggregate_of_a_library_is_known() => Expect.MarkedAsync(
        ["[EventHandler(\"mail\", Aggregate = \"door\")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } } [Application] public sealed partial class App;"],
        [Library("Doors", Events + "[Aggregate(\"door\")] public sealed partial class Door;")]);

    [Theory]
    [InlineData("")]
    [InlineData("[Application] public sealed partial class App;")]
    public Task Where_no_aggregate_is_in_sight_none_is_missed(string application) => Expect.MarkedAsync(Events + application +
        "[EventHandler(\"mail\", Aggregate = \"door\")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }");

    [Fact]
    public async Task A_handler_comes_with_its_events_and_is_something_to_take()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            namespace Messages { [Event("opened")] public sealed record Opened(string Id); }
            namespace Mails
            {
                [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(IReadOnlyList<DeliveredEvent<Messages.Opened>> e) { } }
                [Application] public sealed partial class Whole;
                [Application(Namespaces = ["Mails"])] public sealed partial class {|EDICT064:Part|};
            }
            """);

        Assert.Equal("'Mails.Part' takes 'Mails.Mail' but not its event 'Messages.Opened'. Add the namespace 'Messages' to Namespaces.", Assert.Single(messages));
    }

    private static MetadataReference Library(string name, string code) => EdictCompiler.Compile(name, [code], []).Compilation.ToMetadataReference();
}
