using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>Where handlers may lie, and what they may take.</summary>
public sealed class HandlerTests
{
    private const string Application =
        """
        [Application] public sealed partial class App;

        [Event("noted")] public sealed record Noted(string Text);

        public static class Texts
        {
            public static string Of(DispatchResult result) =>
                result.Rejection?.Code ?? string.Join(",", result.Events.OfType<Noted>().Select(e => e.Text));
        }
        """;

    private static Task<string> RunAsync(string domain, string scenario) => EdictProject.Compile(
        Application,
        domain,
        $$"""
        public static class Scenario
        {
            public static async Task<string> RunAsync()
            {
                await using App app = await App.StartAsync(options => options.UseInMemory());
                {{scenario}}
            }
        }
        """).RunAsync();

    [Fact]
    public async Task Inherited_overridden_hidden_and_generic_ones()
    {
        string answer = await RunAsync(
            """
            public sealed record Plain(string Id);
            public sealed record Overridden(string Id);
            public sealed record Hidden(string Id);
            public sealed record FromGeneric(string Id);

            public abstract class Root<TCommand>
            {
                [Handles] protected Noted Handle(TCommand command) => new("generic");
                [Applies] protected void Apply(Noted e) { }
            }

            public abstract class Base : Root<FromGeneric>
            {
                [Handles] public Noted Handle(Plain command) => new("base");
                [Handles] protected virtual Noted Handle(Overridden command) => new("base");
                [Handles] internal Noted Handle(Hidden command) => new("base");
            }

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing : Base
            {
                protected override Noted Handle(Overridden command) => new("derived");
                [Handles] internal new Noted Handle(Hidden command) => new("derived");
            }
            """,
            """
            return string.Join(" ",
                Texts.Of(await app.DispatchAsync(new Plain("1"))),
                Texts.Of(await app.DispatchAsync(new Overridden("1"))),
                Texts.Of(await app.DispatchAsync(new Hidden("1"))),
                Texts.Of(await app.DispatchAsync(new FromGeneric("1"))));
            """);

        Assert.Equal("base derived derived generic", answer);
    }

    [Fact]
    public async Task An_aggregate_that_derives_from_another()
    {
        string answer = await RunAsync(
            """
            public sealed record Open(string Id);
            public sealed record Grow(string Id);

            [Aggregate("base", Identity = "Id")]
            public partial class Base
            {
                [Handles] protected virtual Noted Handle(Open command) => new("base");
                [Applies] protected void Apply(Noted e) { }
            }

            [Aggregate("derived", Identity = "Id")]
            public sealed partial class Derived : Base
            {
                [Handles] private Noted Handle(Grow command) => new("derived");
            }
            """,
            """return Texts.Of(await app.DispatchAsync(new Open("1"))) + " " + Texts.Of(await app.DispatchAsync(new Grow("1")));""");

        Assert.Equal("base derived", answer);
    }

    [Fact]
    public async Task Classes_of_their_own_static_or_not_with_a_context_or_without()
    {
        string answer = await RunAsync(
            """
            public sealed record A(string Id);
            public sealed record B(string Id);
            public sealed record C(string Id);
            public sealed record D(string Id);

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                public int Count { get; private set; }

                [Handles] private static Noted Handle(A command, in CommandContext context) => new($"{context.Version}");
                [Applies] private void Apply(Noted e) => Count++;
            }

            [CommandHandler<Thing>]
            public static partial class Statics
            {
                [Handles] private static Noted Handle(Thing thing, B command, CommandContext context) => new($"{thing.Count}/{context.Version}");
            }

            [CommandHandler<Thing>]
            internal sealed partial class Instances
            {
                private readonly string _text = "text";

                [Handles] internal Noted Handle(Thing thing, C command) => new($"{thing.Count}{_text}");
                [Handles] private Noted Handle(Thing thing, in D command) => new($"{thing.Count}");
            }
            """,
            """
            return string.Join(" ",
                Texts.Of(await app.DispatchAsync(new A("1"))),
                Texts.Of(await app.DispatchAsync(new B("1"))),
                Texts.Of(await app.DispatchAsync(new C("1"))),
                Texts.Of(await app.DispatchAsync(new D("1"))));
            """);

        Assert.Equal("0 1/1 2text 3", answer);
    }

    [Fact]
    public async Task Commands_may_be_structs_nullable_and_derived_from_each_other()
    {
        string answer = await RunAsync(
            """
            public readonly record struct Value(string Id);
            public struct Optional { public string Id { get; set; } }
            public record Parent(string Id);
            public record Child(string Id) : Parent(Id);
            public sealed record Grandchild(string Id) : Child(Id);

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                [Handles] private Noted Handle(Value command) => new("value");
                [Handles] private Noted Handle(Optional? command) => new("optional");
                [Handles] private Noted Handle(Parent? command) => new("parent");
                [Handles] private Noted Handle(Child command) => new("child");
                [Handles] private Noted Handle(Grandchild command) => new("grandchild");
                [Applies] private void Apply(Noted e) { }
            }
            """,
            """
            Parent child = new Child("1");
            Child grandchild = new Grandchild("1");
            return string.Join(" ",
                Texts.Of(await app.DispatchAsync(new Value("1"))),
                Texts.Of(await app.DispatchAsync(new Optional { Id = "1" })),
                Texts.Of(await app.DispatchAsync(new Parent("1"))),
                Texts.Of(await app.DispatchAsync(child)),
                Texts.Of(await app.DispatchAsync(grandchild)),
                Texts.Of(await app.DispatchAsync((object)grandchild)));
            """);

        Assert.Equal("value optional parent child grandchild grandchild", answer);
    }

    [Fact]
    public async Task Events_are_applied_by_the_most_derived_type()
    {
        string answer = await RunAsync(
            """
            public interface IHappened;
            public interface IBadHappened : IHappened;
            public record Happened : IHappened;
            [Event("good")] public sealed record Good : Happened;
            [Event("bad")] public sealed record Bad : IBadHappened;
            [Event("other")] public sealed record Other : IHappened;
            public sealed record Go(string Id);

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                public string Log { get; private set; } = "";

                [Handles] private IEnumerable<object> Handle(Go command) => [new Good(), new Bad(), new Other(), new Noted("x")];
                [Applies] private void Apply(object e) => Log += "object ";
                [Applies] private void Apply(IHappened e) => Log += "interface ";
                [Applies] private void Apply(IBadHappened e) => Log += "derived-interface ";
                [Applies] private void Apply(Happened e) => Log += "base ";
            }
            """,
            """
            _ = await app.DispatchAsync(new Go("1"));
            return await app.ReadAsync("1", (Thing thing) => thing.Log);
            """);

        Assert.Equal("base derived-interface interface object ", answer);
    }

    [Fact]
    public async Task Identities_are_text_or_a_Guid_also_inherited_and_an_empty_one_is_refused()
    {
        string answer = await RunAsync(
            """
            public abstract record Command { public Guid Id { get; init; } }
            public sealed record Open : Command;

            [Aggregate("thing", Identity = nameof(Command.Id))]
            public sealed partial class Thing
            {
                [Handles] private Noted Handle(Open command) => new("opened");
                [Applies] private void Apply(Noted e) { }
            }
            """,
            """
            Guid id = new("0F8FAD5B-D9CB-469F-A165-70867728950E");
            string stream = (await app.DispatchAsync(new Open { Id = id })).Stream.ToString();
            try
            {
                _ = await app.DispatchAsync(new Open());
                return stream;
            }
            catch (InvalidIdentityException)
            {
                return stream + " refused";
            }
            """);

        Assert.Equal("thing-0f8fad5b-d9cb-469f-a165-70867728950e refused", answer);
    }
}
