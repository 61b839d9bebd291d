using Test = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Declarations.AddApplyCodeFix>;

namespace Edict.Analyzers.Tests.CodeFixes;

/// <summary>EDICT008 is mended.</summary>
public sealed class AddApplyTests
{
    private const string Messages =
        """
        namespace Doors.Messages;

        public sealed record Open(string Id);
        public sealed record Close(string Id);
        [Event("opened")] public sealed record Opened(string Id);
        [Event("closed")] public sealed record Closed(string Id);
        """;

    [Fact]
    public Task Each_event_that_is_missing_gets_its_method() => Test.MendsAsync(
        [
            """
            using Doors.Messages;

            namespace Doors;

            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles] private {|EDICT008:Opened|} Handle(Open command) => new(command.Id);

                [Handles] private {|EDICT008:{|EDICT008:(Opened, Closed)|}|} Handle(Close command) => (new(command.Id), new(command.Id));
            }
            """,
            Messages,
        ],
        [
            """
            using Doors.Messages;

            namespace Doors;

            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles] private Opened Handle(Open command) => new(command.Id);

                [Handles] private (Opened, Closed) Handle(Close command) => (new(command.Id), new(command.Id));

                [Applies] private void Apply(Opened e) { }

                [Applies] private void Apply(Closed e) { }
            }
            """,
            Messages,
        ],
        iterations: 2);

    [Fact]
    public Task An_immutable_state_is_given_back_by_the_file_that_declares_it() => Test.MendsAsync(
        [
            """
            namespace Doors;

            [Aggregate("door", Identity = "Id")]
            public sealed partial record Door;
            """,
            Messages,
            """
            using Doors.Messages;

            namespace Doors;

            [CommandHandler<Door>]
            public static partial class Opening
            {
                [Handles] private static {|EDICT008:Decision<Opened>|} Handle(Door door, Open command) => new Opened(command.Id);
            }
            """,
        ],
        [
            """
            namespace Doors;

            [Aggregate("door", Identity = "Id")]
            public sealed partial record Door
            {
                [Applies] private Door Apply(Messages.Opened e) => this;
            }
            """,
            Messages,
            """
            using Doors.Messages;

            namespace Doors;

            [CommandHandler<Door>]
            public static partial class Opening
            {
                [Handles] private static Decision<Opened> Handle(Door door, Open command) => new Opened(command.Id);
            }
            """,
        ]);
}
