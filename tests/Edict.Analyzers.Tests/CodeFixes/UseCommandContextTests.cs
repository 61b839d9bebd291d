using Test = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Purity.UseCommandContextCodeFix>;

namespace Edict.Analyzers.Tests.CodeFixes;

/// <summary>EDICT014 is mended in handlers.</summary>
public sealed class UseCommandContextTests
{
    private const string Domain =
        """
        public sealed record Open(string Id);
        public sealed record Close(string Id);
        [Event("opened")] public sealed record Opened(Guid First, Guid Second, DateTimeOffset At, DateTime On);

        """;

    [Fact]
    public Task Time_and_ids_come_from_the_context() => Test.MendsAsync(
        Domain +
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command) =>
                new({|EDICT014:Guid.NewGuid|}(), {|EDICT014:Guid.NewGuid|}(), {|EDICT014:DateTimeOffset.UtcNow|}, {|EDICT014:DateTime.UtcNow|});

            [Handles] private Opened Handle(Close context, CommandContext given) =>
                new(given.NewId(1), {|EDICT014:Guid.NewGuid|}(), {|EDICT014:DateTimeOffset.Now|}, given.Now.UtcDateTime);

            [Applies] private void Apply(Opened e) { }
        }
        """,
        Domain +
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command, CommandContext context) =>
                new(context.NewId(), context.NewId(1), context.Now, context.Now.UtcDateTime);

            [Handles] private Opened Handle(Close context, CommandContext given) =>
                new(given.NewId(1), given.NewId(), given.Now, given.Now.UtcDateTime);

            [Applies] private void Apply(Opened e) { }
        }
        """);

    [Fact]
    public Task Where_the_context_does_not_reach_or_would_repeat_itself_a_person_decides() => Test.OffersNothingAsync(
        Domain +
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            private DateTimeOffset _at;

            [Handles] private IEnumerable<Opened> Handle(Open command)
            {
                while (command.Id.Length > 0)
                {
                    yield return new({|EDICT014:Guid.NewGuid|}(), Other(), default, {|EDICT014:DateTime.Now|});
                }
            }

            [Applies] private void Apply(Opened e) => _at = {|EDICT014:DateTimeOffset.UtcNow|} + (e.At - _at);

            private static Guid Other() => {|EDICT014:Guid.NewGuid|}();
        }
        """);
}
