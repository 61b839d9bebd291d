using EnsureAccepted = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Routing.EnsureAcceptedCodeFix>;
using NameIdentity = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Routing.NameIdentityCodeFix>;

namespace Edict.Analyzers.Tests.CodeFixes;

/// <summary>EDICT013, 022 and 065 are mended.</summary>
public sealed class RoutingTests
{
    [Fact]
    public Task An_answer_that_was_awaited_and_dropped_must_be_an_acceptance() => EnsureAccepted.MendsAsync(
        """
        public static class Caller
        {
            public static async Task RunAsync(EdictApplication app, object command)
            {
                // First.
                {|EDICT013:await app.DispatchAsync(command)|}; // done
                if (command is string)
                    {|EDICT013:await app.DispatchAsync(command).ConfigureAwait(false)|};
            }
        }
        """,
        """
        public static class Caller
        {
            public static async Task RunAsync(EdictApplication app, object command)
            {
                // First.
                (await app.DispatchAsync(command)).EnsureAccepted(); // done
                if (command is string)
                    (await app.DispatchAsync(command).ConfigureAwait(false)).EnsureAccepted();
            }
        }
        """);

    [Fact]
    public Task What_becomes_of_several_answers_is_for_a_person_to_say() => EnsureAccepted.OffersNothingAsync(
        """
        public static class Caller
        {
            public static async Task RunAsync(EdictApplication app, object command)
            {
                {|EDICT013:await Task.WhenAll(app.DispatchAsync(command).AsTask())|};
            }
        }
        """);

    [Fact]
    public Task The_one_property_that_all_commands_have_names_the_instance() => NameIdentity.MendsAsync(
        """
        namespace Doors.Commands
        {
            public abstract record DoorCommand(string DoorId);
            public sealed record Open(string DoorId, string By) : DoorCommand(DoorId);
            public sealed record Close(string DoorId, string By, object Why) : DoorCommand(DoorId);
        }

        namespace Doors
        {
            [{|EDICT022:Aggregate("door")|}]
            public sealed partial class Door
            {
                [Handles] private void Handle(Commands.Open command) { }
                [Handles] private void Handle(Commands.Close command) { }
            }

            public sealed record Raise(string Gate);
            public sealed record Lower(string Gate);

            [Aggregate("gate", Identity = {|EDICT065:"Gat"|})]
            public sealed partial class Gate
            {
                [Handles] private void Handle(Raise command) { }
                [Handles] private void Handle(Lower command) { }
            }
        }
        """,
        """
        namespace Doors.Commands
        {
            public abstract record DoorCommand(string DoorId);
            public sealed record Open(string DoorId, string By) : DoorCommand(DoorId);
            public sealed record Close(string DoorId, string By, object Why) : DoorCommand(DoorId);
        }

        namespace Doors
        {
            [Aggregate("door", Identity = nameof(Commands.Open.DoorId))]
            public sealed partial class Door
            {
                [Handles] private void Handle(Commands.Open command) { }
                [Handles] private void Handle(Commands.Close command) { }
            }

            public sealed record Raise(string Gate);
            public sealed record Lower(string Gate);

            [Aggregate("gate", Identity = nameof(Raise.Gate))]
            public sealed partial class Gate
            {
                [Handles] private void Handle(Raise command) { }
                [Handles] private void Handle(Lower command) { }
            }
        }
        """);

    [Fact]
    public Task Of_several_properties_a_person_chooses() => NameIdentity.OffersNothingAsync(
        """
        public sealed record Open(string House, string Door);
        [{|EDICT022:Aggregate("door")|}]
        public sealed partial class Door { [Handles] private void Handle(Open command) { } }
        """);
}
