using Edict.CodeFixes.Schema;
using AddEvent = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Schema.AddEventCodeFix>;
using AddName = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Schema.AddNameCodeFix>;

namespace Edict.Analyzers.Tests.CodeFixes;

/// <summary>EDICT015, 016 and 061 are mended, and CS7036 where it is about a name.</summary>
public sealed class NameTests
{
    [Fact]
    public Task A_missing_or_impossible_name_is_that_of_the_type() => AddName.MendsAsync(
        """
        [{|CS7036:Event|}] public sealed record DoorOpened(string Id);
        [{|CS7036:Event(Version = 2)|}] public sealed record DoorClosed(string Id);
        [Event({|EDICT016:""|}, Version = 3)] public sealed record DoorLocked(string Id);
        [{|CS7036:Aggregate(Identity = "Id")|}] public sealed partial class FrontDoor;
        [Command({|EDICT016:""|})] public sealed record OpenDoor(string Id);
        [EventHandler({|EDICT016:""|}, Concurrency = 2)] public sealed partial class DoorMail { [Handles] private void Handle(DoorOpened e) { } }
        """,
        """
        [Event("door-opened")] public sealed record DoorOpened(string Id);
        [Event("door-closed", Version = 2)] public sealed record DoorClosed(string Id);
        [Event("door-locked", Version = 3)] public sealed record DoorLocked(string Id);
        [Aggregate("front-door", Identity = "Id")] public sealed partial class FrontDoor;
        [Command("open-door")] public sealed record OpenDoor(string Id);
        [EventHandler("door-mail", Concurrency = 2)] public sealed partial class DoorMail { [Handles] private void Handle(DoorOpened e) { } }
        """);

    [Fact]
    public Task A_name_that_is_taken_is_not_proposed() => AddName.MendsAsync(
        """
        [Event("opened")] public sealed record DoorOpened(string Id);
        namespace Doors { [Event({|EDICT016:""|})] public sealed record Opened(string Id); }
        namespace Gates { [Event({|EDICT016:""|})] public sealed record Opened(string Id); }
        """,
        """
        [Event("opened")] public sealed record DoorOpened(string Id);
        namespace Doors { [Event("doors-opened")] public sealed record Opened(string Id); }
        namespace Gates { [Event("gates-opened")] public sealed record Opened(string Id); }
        """);

    [Fact]
    public Task A_version_is_for_a_person_to_choose() => AddName.OffersNothingAsync(
        """
        [Event("opened", Version = {|EDICT016:0|})] public sealed record Opened(string Id);
        public sealed class Other(string name) { public string Name => name; }
        public static class Use { public static Other Make() => new {|CS7036:Other|}(); }
        """);

    [Fact]
    public Task What_an_event_handler_takes_becomes_an_event() => AddEvent.MendsAsync(
        """
        public sealed record Opened(string Id);
        [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle({|EDICT061:IReadOnlyList<DeliveredEvent<Opened>>|} e, CancellationToken stop) { } }
        """,
        """
        [Event("opened")]
        public sealed record Opened(string Id);
        [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(IReadOnlyList<DeliveredEvent<Opened>> e, CancellationToken stop) { } }
        """);

    [Fact]
    public Task What_a_handler_returns_and_an_aggregate_applies_becomes_an_event() => AddEvent.MendsAsync(
        [
            """
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles] private {|EDICT015:{|EDICT015:(Opened, Rung?)|}|} Handle(Open command) => (new(command.Id), null);
                [Applies] private void Apply({|EDICT061:Opened|} e) { }
                [Applies] private void Apply({|EDICT061:Rung|} e) { }
            }
            """,
            """
            public sealed record Open(string Id);

            /// <summary>It is open.</summary>
            public sealed record Opened(string Id);

            // The bell.
            [Serializable]
            public readonly record struct Rung(string Id);
            """,
        ],
        [
            """
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles] private (Opened, Rung?) Handle(Open command) => (new(command.Id), null);
                [Applies] private void Apply(Opened e) { }
                [Applies] private void Apply(Rung e) { }
            }
            """,
            """
            public sealed record Open(string Id);

            /// <summary>It is open.</summary>
            [Event("opened")]
            public sealed record Opened(string Id);

            // The bell.
            [Event("rung")]
            [Serializable]
            public readonly record struct Rung(string Id);
            """,
        ],
        iterations: 1);

    [Theory]
    [InlineData("AccountOpened", "account-opened")]
    [InlineData("IBANChanged", "iban-changed")]
    [InlineData("Order2Placed", "order2-placed")]
    [InlineData("Snake_Case", "snake-case")]
    [InlineData("X", "x")]
    public void Words_are_divided_by_hyphens(string type, string name) => Assert.Equal(name, FreeNames.Hyphenated(type));
}
