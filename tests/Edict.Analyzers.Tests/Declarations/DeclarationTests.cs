using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Declarations;

/// <summary>EDICT001, 002, 003, 008, 017, 019, 021, 023, 024, 025: what is wrong with one annotated type.</summary>
public sealed class DeclarationTests
{
    private const string Domain =
        """
        public sealed record Open(string Id);
        public sealed record Close(string Id);
        [Event("opened")] public sealed record Opened(string Id);
        [Event("closed")] public sealed record Closed(string Id);

        """;

    [Fact]
    public Task A_whole_aggregate_with_its_handler_class_and_application_is_right() => Expect.MarkedAsync(Domain +
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command, CommandContext context) => new(command.Id);
            [Applies] private void Apply(Opened e) { }
            [Applies] private void Apply(Closed e) { }
        }
        [CommandHandler<Door>]
        public static partial class Closing
        {
            [Handles] private static Decision<Closed> Handle(Door door, Close command) => new Closed(command.Id);
        }
        public sealed class Quiet : IMiddleware
        {
            public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => next.InvokeAsync(context);
        }
        [Application(Middleware = [typeof(Quiet)])] public sealed partial class App;
        """);

    [Theory]
    [InlineData("public sealed class {|EDICT001:Door|} {", "}")]
    [InlineData("public sealed partial class Door { [Handles] private Opened Handle{|EDICT002:()|} => new(\"\");", "}")]
    [InlineData("public sealed partial class Door { [Handles] private Opened Handle{|EDICT002:(Open command, string more)|} => new(more);", "}")]
    [InlineData("public sealed partial class Door { [Handles] private {|EDICT002:Task<Opened>|} Handle(Open command) => Task.FromResult(new Opened(command.Id));", "}")]
    [InlineData("public sealed partial class Door { [Handles] private {|EDICT002:int|} Handle(Open command) => 1;", "}")]
    [InlineData("public sealed partial class Door { [Applies] private void {|EDICT003:Apply|}(Closed e, int more) { }", "}")]
    [InlineData("public sealed partial class Door { [Applies] private int {|EDICT003:Apply|}(Closed e) => 1;", "}")]
    [InlineData("public sealed partial class Door { [Handles] private {|EDICT008:Closed|} Handle(Close command) => new(command.Id);", "}")]
    [InlineData("public sealed partial class Door { [Handles] private {|EDICT008:(Opened, Closed)|} Handle(Close command) => (new(command.Id), new(command.Id));", "}")]
    [InlineData("public sealed partial class Door { [Handles] private {|EDICT008:Decision<Closed>|} Handle(Close command) => new Closed(command.Id);", "}")]
    [InlineData("public sealed partial class {|EDICT019:Door|}(int more) { public int More => more;", "}")]
    [InlineData("public abstract partial class {|EDICT021:Door|} {", "}")]
    [InlineData("public sealed partial class Door { [Applies] private void Apply(Opened e) { }", "[Applies] private void {|EDICT024:Twice|}(Opened e) { } }")]
    public Task An_aggregate_that_cannot_work_says_why(string head, string tail) => Expect.MarkedAsync(
        Domain + "[Aggregate(\"door\", Identity = \"Id\")]\n" + head + (head.Contains("Apply(Opened e)") ? " " : " [Applies] private void Also(Opened e) { } ") + tail);

    [Fact]
    public Task A_containing_type_must_be_partial_too() => Expect.MarkedAsync(
        "public static class {|EDICT001:House|} { [Aggregate(\"door\", Identity = \"Id\")] public sealed partial class Door; }");

    [Fact]
    public Task An_inherited_handler_must_be_reachable() => Expect.MarkedAsync(Domain +
        """
        public abstract class Lockable
        {
            [Applies] private void {|EDICT023:Apply|}(Closed e) { }
            [Applies] protected void Apply(Opened e) { }
        }
        [Aggregate("door", Identity = "Id")] public sealed partial class Door : Lockable;
        """);

    [Fact]
    public Task A_handler_class_names_an_aggregate() => Expect.MarkedAsync(Domain +
        """
        public sealed class Wall;
        [{|EDICT025:CommandHandler<Wall>|}] public static partial class Closing;
        """);

    [Fact]
    public Task A_handler_class_with_instance_methods_can_be_constructed() => Expect.MarkedAsync(Domain +
        """
        [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Applies] private void Apply(Closed e) { } }
        [CommandHandler<Door>]
        public sealed partial class {|EDICT019:Closing|}(string reason)
        {
            [Handles] private Closed Handle(Door door, Close command) => new(command.Id + reason);
        }
        """);

    [Theory]
    [InlineData("typeof(string)")]
    [InlineData("typeof(Closed)")]
    public Task Middleware_is_a_class_that_can_be_constructed(string type) => Expect.MarkedAsync(
        Domain + $"[Application(Middleware = {{|EDICT017:[{type}]|}})] public sealed partial class App;");

    [Fact]
    public Task An_application_has_no_base_class_of_its_own() => Expect.MarkedAsync(
        """
        public class Base;
        [Application] public sealed partial class {|EDICT017:App|} : Base;
        public static class Program
        {
            public static async Task Main() { await using App app = await App.StartAsync(options => options.UseInMemory()); }
        }
        """);

    [Fact]
    public async Task The_message_of_a_missing_apply_says_what_to_add()
    {
        string[] messages = await Expect.MarkedAsync(Domain +
            """
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door { [Handles] private {|EDICT008:Closed|} Handle(Close command) => new(command.Id); }
            """);

        Assert.Equal("'Closed' is returned, but 'Door' has no [Applies] method for it. Add one; it may do nothing.", Assert.Single(messages));
    }

    [Fact]
    public Task An_event_known_by_an_interface_is_found_at_run_time() => Expect.MarkedAsync(
        """
        public interface IDoorEvent;
        public sealed record Open(string Id);
        [Event("opened")] public sealed record Opened(string Id) : IDoorEvent;
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private IDoorEvent? Handle(Open command) => new Opened(command.Id);
            [Applies] private void Apply(IDoorEvent e) { }
        }
        """);
}
