using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT004, 018 and 020, and what referenced libraries disagree about: who handles what.</summary>
public sealed class RouteConflictTests
{
    private const string Library =
        """
        namespace Lib;
        public sealed record Open(string Id);
        [Aggregate("lib-door", Identity = "Id")] public sealed partial class LibDoor { [Handles] private void Handle(Open command) { } }
        """;

    [Fact]
    public Task One_class_handles_a_command_once() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private void First(Open command) { }
            [Handles] private void {|EDICT004:Second|}(Open command) { }
        }
        """);

    [Fact]
    public async Task Two_classes_do_not_handle_one_command()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            public sealed record Open(string Id);
            [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
            [Aggregate("gate", Identity = "Id")] public sealed partial class Gate { [Handles] private void {|EDICT004:Handle|}(Open command) { } }
            """);

        Assert.Equal("Command 'Open' is handled twice, by 'Door' and by 'Gate'. Remove one of the two [Handles] methods.", Assert.Single(messages));
    }

    [Fact]
    public Task Applications_of_different_scope_may_each_handle_it() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        namespace North { [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } } }
        namespace South { [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } } }
        [Application(Namespaces = ["North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["South"])] public sealed partial class SouthApp;
        """);

    [Fact]
    public Task A_command_of_a_library_is_not_handled_again() => Expect.MarkedAsync(
        [
            """
            [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void {|EDICT004:Handle|}(Lib.Open command) { } }
            [Application] public sealed partial class App;
            """,
        ],
        [EdictCompiler.Compile("Library", [Library]).AsAssembly()]);

    [Fact]
    public Task A_subtype_of_a_handled_command_goes_to_the_handler_of_its_base() => Expect.MarkedAsync(
        """
        public record Open(string Id);
        public sealed record OpenWide(string Id) : Open(Id);
        public static class Outer { private sealed record {|EDICT018:Hidden|}(string Id) : Open(Id); }
        [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
        """);

    [Theory]
    [InlineData("public record Open(string Id);", true)]
    [InlineData("public record Open(string Id);", false)]
    [InlineData("public abstract record Open(string Id); public sealed record OpenSlowly(string Id) : Open(Id);", true)]
    public async Task A_subtype_in_another_assembly_has_a_handler_of_its_own(string open, bool built)
    {
        CompiledProject library = EdictCompiler.Compile(
            "Library",
            [open + """[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }"""]);
        string[] messages = await Expect.MarkedAsync(
            [
                """
                public sealed record {|EDICT018:OpenWide|}(string Id) : Open(Id);
                public sealed record OpenWider(string Id) : Open(Id);
                [CommandHandler<Door>] public static partial class Widening { [Handles] private static void Handle(Door door, OpenWider command) { } }
                """,
            ],
            [built ? library.AsAssembly() : library.AsProject()]);

        Assert.Equal(
            "'OpenWide' is a 'Open', which is handled, but nobody handles 'OpenWide': it lies in another assembly than the handler, which does not know it. "
            + "Add a [Handles] method for it.",
            Assert.Single(messages));
    }

    [Fact]
    public Task Of_two_base_types_that_are_handled_one_derives_from_the_other() => Expect.MarkedAsync(
        """
        public interface IOpening { string Id { get; } }
        public interface IWide : IOpening;
        public interface IPainting { string Id { get; } }
        public abstract record DoorCommand(string Id);
        public sealed record Open(string Id) : DoorCommand(Id);
        public sealed record Painted(string Id) : DoorCommand(Id), IWide;
        public sealed record {|EDICT042:OpenPainted|}(string Id) : DoorCommand(Id), IPainting;
        public readonly record struct {|EDICT042:Both|}(string Id) : IPainting, IWide;
        public readonly record struct Own(string Id) : IPainting, IWide;
        public sealed record Wide(string Id) : IWide;

        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private void Handle(DoorCommand command) { }
            [Handles] private void Handle(IWide command) { }
            [Handles] private void Handle({|EDICT043:IOpening|} command) { }
            [Handles] private void Handle(IPainting command) { }
            [Handles] private void Handle(Own command) { }
            [Handles] private void Handle(Painted command) { }
        }
        """);

    [Fact]
    public Task A_base_type_is_handled_once() => Expect.MarkedAsync(
        """
        public abstract record DoorCommand(string Id);
        public sealed record Open(string Id) : DoorCommand(Id);
        [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(DoorCommand command) { } }
        [Aggregate("gate", Identity = "Id")] public sealed partial class Gate { [Handles] private void {|EDICT004:Handle|}(DoorCommand command) { } }
        """);

    [Fact]
    public async Task A_method_that_takes_an_abstract_type_has_something_to_take()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            public abstract record DoorCommand(string Id);
            public sealed record OpenFor<T>(string Id);
            [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle({|EDICT043:DoorCommand|} command) { } }
            """);

        Assert.StartsWith("Nothing is ever given to 'Handle': no command", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_command_all_of_whose_subtypes_are_handled_is_right() => Expect.MarkedAsync(
        """
        public record Open(string Id);
        public sealed record OpenWide(string Id) : Open(Id);
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private void Handle(Open command) { }
            [Handles] private void Handle(OpenWide command) { }
        }
        """);

    [Fact]
    public Task A_subtype_goes_to_the_handler_of_its_base_in_each_application_where_it_has_none_of_its_own() => Expect.MarkedAsync(
        """
        namespace Contracts { public record Open(string Id); public sealed record OpenWide(string Id) : Open(Id); }
        namespace North
        {
            [Aggregate("door", Identity = "Id")] public sealed partial class Door
            {
                [Handles] private void Handle(Contracts.Open command) { }
                [Handles] private void Handle(Contracts.OpenWide command) { }
            }
        }
        namespace South
        {
            public record Shut(string Id);
            [Aggregate("door", Identity = "Id")] public sealed partial class Door
            {
                [Handles] private void Handle(Contracts.Open command) { }
                [Handles] private void Handle(Shut command) { }
            }
        }
        namespace Elsewhere { public sealed record ShutQuickly(string Id) : South.Shut(Id); }
        [Application(Namespaces = ["North"])] public sealed partial class NorthApp;
        [Application(Namespaces = ["South"])] public sealed partial class SouthApp;
        """);

    [Fact]
    public Task In_a_library_only_what_no_scope_can_part_disagrees() => Expect.MarkedAsync(
        """
        namespace Contracts { public sealed record Open(string Id); public sealed record Shut(string Id); }
        namespace North
        {
            [Event("shut")] public sealed record Shut;
            [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Contracts.Open command) { } }
        }
        namespace South
        {
            [Event("shut")] public sealed record Shut;
            [Aggregate("door", Identity = "Id")] public sealed partial class Door
            {
                [Handles] private void Handle(Contracts.Open command) { }
                [Handles] private void Handle(Contracts.Shut command) { }
            }
        }
        namespace South.Zone
        {
            [Event({|EDICT010:"shut"|})] public sealed record Shut;
            [Aggregate({|EDICT011:"door"|}, Identity = "Id")] public sealed partial class Gate { [Handles] private void {|EDICT004:Handle|}(Contracts.Shut command) { } }
        }
        """);

    [Fact]
    public Task A_library_of_another_contract_is_refused()
    {
        const string other =
            """
            [assembly: Edict.CompilerServices.EdictModule(typeof(Other.Module), 99)]
            namespace Other { public static class Module; }
            """;
        return Expect.MarkedAsync(
            ["[Application] public sealed partial class {|EDICT020:App|};"], [EdictCompiler.Compile("Other", [other]).AsAssembly()]);
    }

    [Fact]
    public Task A_library_of_another_contract_is_the_only_mistake_where_its_commands_are_dispatched() => Expect.MarkedAsync(
        [
            """
            [Application] public sealed partial class {|EDICT020:App|}
            {
                public ValueTask<DispatchResult> OpenAsync(Other.Open command) => DispatchAsync(command);
            }
            """,
        ],
        [
            EdictCompiler.Compile(
                "Other",
                [
                    """
                    [assembly: Edict.CompilerServices.EdictModule(typeof(Other.Module), 99)]
                    namespace Other { public static class Module; public sealed record Open(string Id); }
                    """,
                ]).AsAssembly(),
        ]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_two_libraries_disagree_about_is_reported_at_the_application(bool built) => Expect.MarkedAsync(
        ["[Application] public sealed partial class {|EDICT004:{|EDICT010:{|EDICT011:App|}|}|};"],
        [.. TwoLibraries().Select(library => built ? library.AsAssembly() : library.AsProject())]);

    [Fact]
    public Task Libraries_that_no_application_joins_may_disagree() => Expect.MarkedAsync(
        ["[Application(Namespaces = [\"North\"])] public sealed partial class App;"],
        [.. TwoLibraries().Select(static library => library.AsAssembly())]);

    private static CompiledProject[] TwoLibraries()
    {
        CompiledProject commands = EdictCompiler.Compile("Commands", ["namespace Commands; public sealed record Open(string Id);"]);
        return [commands, .. ((string[])["North", "South"]).Select(name => EdictCompiler.Compile(name, [LibraryIn(name)], [commands.AsAssembly()]))];
    }

    private static string LibraryIn(string space) =>
        $$"""
        namespace {{space}};
        [Event("opened")] public sealed record Opened(string Id);
        [Aggregate("door", Identity = "Id")] public sealed partial class Door
        {
            [Handles] private Opened Handle(Commands.Open command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
        }
        """;
}
