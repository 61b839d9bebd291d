using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Declarations;

/// <summary>EDICT060 to 064: annotations that lead nowhere.</summary>
public sealed class StrayAnnotationTests
{
    private const string Domain =
        """
        public sealed record Open(string Id);
        [Event("opened")] public sealed record Opened(string Id);

        """;

    [Theory]
    [InlineData("public sealed class Door")]
    [InlineData("public class Door")]
    [InlineData("public struct Door")]
    [InlineData("public record Door")]
    public Task A_method_that_nothing_calls_is_refused(string type) => Expect.MarkedAsync(Domain + type +
        """
         { [Handles] private Opened {|EDICT060:Handle|}(Open command) => new(command.Id); [Applies] private void {|EDICT060:Apply|}(Opened e) { } }
        """);

    [Theory]
    [InlineData("public abstract class Door", "")]
    [InlineData("public class Door", "public sealed class FrontDoor : Door;")]
    [InlineData("[Aggregate(\"door\", Identity = \"Id\")] public sealed partial class Door", "")]
    public Task A_method_of_an_aggregate_or_of_what_may_become_one_is_called(string type, string other) => Expect.MarkedAsync(Domain + type +
        """
         { [Handles] internal Opened Handle(Open command) => new(command.Id); [Applies] internal void Apply(Opened e) { } }
        """ + other);

    [Theory]
    [InlineData("public void Enter() { Handle(new(\"1\")); [Handles] void {|EDICT060:Handle|}(Open command) { } }")]
    [InlineData("public Action<Opened> Enter() => [Applies] (Opened e) {|EDICT060:=>|} { };")]
    [InlineData("private readonly Func<Open, int> _enter = [Handles] static (command) {|EDICT060:=>|} command.Id.Length;")]
    [InlineData("public void Enter() { Handle(new(\"1\")); [Obsolete] void Handle(Open command) { } }")]
    public Task What_lies_within_another_member_is_refused(string member) => Expect.MarkedAsync(Domain +
        $$"""
        [Aggregate("door", Identity = "Id")] public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
            {{member}}
        }
        """);

    [Fact]
    public Task A_handler_class_applies_nothing() => Expect.MarkedAsync(Domain +
        """
        [Aggregate("door", Identity = "Id")] public sealed partial class Door;
        [CommandHandler<Door>] public sealed partial class Opening { [Applies] private void {|EDICT060:Apply|}(Opened e) { } }
        """);

    [Theory]
    [InlineData("{|EDICT061:Open|}")]
    [InlineData("{|EDICT061:int|}")]
    [InlineData("Opened")]
    [InlineData("object")]
    [InlineData("IDisposable")]
    public Task An_applied_type_is_an_event_or_may_be_one(string type) => Expect.MarkedAsync(Domain +
        $$"""[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Applies] private void Apply({{type}} e) { } }""");

    [Fact]
    public Task A_type_is_one_thing() => Expect.MarkedAsync(Domain +
        """
        [Aggregate("door", Identity = "Id"), Application, Event("door")]
        public sealed partial class {|EDICT062:Door|} { [Handles] private void Handle(Open command, int more) { } }
        """);

    [Fact]
    public Task A_method_does_one_thing() => Expect.MarkedAsync(Domain +
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door { [Handles, Applies] private void {|EDICT062:Handle|}(Opened command) { } }
        """);

    [Fact]
    public async Task A_namespace_without_anything_is_the_only_mistake()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            namespace Doors
            {
                public sealed record Open(string Id);
                [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
                namespace Front { [Event("opened")] public sealed record Opened(string Id); }
                [Application(Namespaces = ["Doors.Front", {|EDICT063:"Dors"|}])] public sealed partial class App;
                public static class Caller { public static async Task<DispatchResult> RunAsync(App app) => await app.DispatchAsync(new Open("1")); }
            }
            """);

        Assert.Equal(
            "'Doors.App' takes the namespace 'Dors', in which lies no aggregate, command handler, event handler, upcaster, event or named command. Correct its name in Namespaces.",
            Assert.Single(messages));
    }

    [Fact]
    public async Task An_aggregate_comes_with_its_events()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            namespace Messages { [Event("opened")] public sealed record Opened(string Id); [Event("closed")] public sealed record Closed(string Id); }
            namespace Doors
            {
                [Aggregate("door", Identity = "Id")]
                public sealed partial class Door
                {
                    [Applies] private void Apply(Messages.Opened e) { }
                    [Applies] private void Apply(Messages.Closed e) { }
                }
                [Application] public sealed partial class Whole;
                [Application(Namespaces = ["Doors"])] public sealed partial class {|EDICT064:Part|};
            }
            """);

        Assert.Equal("'Doors.Part' takes 'Doors.Door' but not its event 'Messages.Opened'. Add the namespace 'Messages' to Namespaces.", Assert.Single(messages));
    }
}
