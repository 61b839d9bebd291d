using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.EventHandlers;

/// <summary>EDICT077 and 078: whom commands wait for.</summary>
public sealed class ConsistentCommandTests
{
    private const string Door =
        """
        [Event("opened")] public sealed record Opened(string Id);
        [Aggregate("door", Identity = "Id")] public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
        }

        """;

    private const string Mail = "[EventHandler(\"mail\")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }\n";

    [Fact]
    public async Task A_command_waits_for_event_handlers_that_its_application_has()
    {
        string[] messages = await Expect.MarkedAsync(Door + Mail +
            """
            [Consistent("mail", {|EDICT077:"post"|})] public sealed record Open(string Id);
            [Application] public sealed partial class App;
            """);

        Assert.Equal(
            "'Open' waits for event handler 'post', but 'App' has no event handler of that name. Correct the name in [Consistent], or let the application take the handler's namespace.",
            Assert.Single(messages));
    }

    [Fact]
    public Task An_array_of_names_is_told_as_a_whole() => Expect.MarkedAsync(Door + Mail +
        """
        [{|EDICT077:Consistent(new[] { "post" })|}] public sealed record Open(string Id);
        [Application] public sealed partial class App;
        """);

    [Fact]
    public Task What_a_base_type_names_is_told_there_once() => Expect.MarkedAsync(
        """
        [Consistent({|EDICT077:"post"|})] public abstract record DoorCommand(string Id);
        public sealed record Open(string Id) : DoorCommand(Id);
        public sealed record Close(string Id) : DoorCommand(Id);
        [Event("opened")] public sealed record Opened(string Id);
        [Aggregate("door", Identity = "Id")] public sealed partial class Door
        {
            [Handles] private Opened Handle(DoorCommand command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
        }
        [Application] public sealed partial class App;
        """);

    [Fact]
    public Task What_a_command_of_a_library_names_is_told_at_the_application() => Expect.MarkedAsync(
        ["[Application] public sealed partial class {|EDICT077:App|};"],
        [Library("Doors", "[Consistent(\"mail\")] public sealed record Open(string Id);\n" + Door)]);

    [Fact]
    public Task An_event_handler_of_a_library_is_known() => Expect.MarkedAsync(
        ["[Application] public sealed partial class App;"],
        [Library("Doors", "[Consistent(\"mail\")] public sealed record Open(string Id);\n" + Door + Mail)]);

    [Fact]
    public Task Without_an_application_no_name_is_missed() => Expect.MarkedAsync(Door + "[Consistent(\"mail\")] public sealed record Open(string Id);");

    [Theory]
    [InlineData("Event(\"e\")", "public sealed record E(string Id);", "it is an [Event], which nobody dispatches. Move the attribute to a command.")]
    [InlineData("System.Obsolete", "public static class E;", "it is static, so that nobody dispatches it. Move the attribute to a command.")]
    public async Task What_is_no_command_is_not_consistent(string other, string declaration, string reason)
    {
        string[] messages = await Expect.MarkedAsync($"[{other}, {{|EDICT078:Consistent|}}] {declaration}");

        Assert.Equal($"'E' is marked [Consistent], but {reason}", Assert.Single(messages));
    }

    [Theory]
    [InlineData("new string[0]")]
    [InlineData("(string[])null!")]
    public async Task A_list_has_a_name(string names)
    {
        string[] messages = await Expect.MarkedAsync($"[{{|EDICT078:Consistent({names})|}}] public sealed record Open(string Id);");

        Assert.Equal(
            "'Open' is marked [Consistent], but it names no event handler. Name one, or write [Consistent] to wait for all that are strong.",
            Assert.Single(messages));
    }

    [Fact]
    public Task Commands_may_say_whom_they_wait_for() => Expect.MarkedAsync(
        """
        [Consistent] public sealed record Open(string Id);
        [Consistent(Consistency.Eventual), Command("close")] public readonly record struct Close(string Id);
        [Consistent("mail")] public interface IDoorCommand;
        """);

    private static MetadataReference Library(string name, string code) => EdictCompiler.Compile(name, [code], []).Compilation.ToMetadataReference();
}
