using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>What a handler may return, compiled and run.</summary>
public sealed class ReturnShapeTests
{
    private const string Domain =
        """
        using System.Collections.Immutable;
        using static Edict.Decision;

        public interface IHappened;
        public abstract record Happened : IHappened;
        [Event("a")] public sealed record A(string Id) : Happened;
        [Event("b")] public sealed record B(string Id) : Happened;
        [Event("v")] public readonly record struct V(int Number) : IHappened;

        public sealed record Command(string Id, string Mode = "");

        [Aggregate("thing", Identity = "Id")]
        public sealed partial class Thing
        {
            [Handles] RETURN Handle(Command command) BODY

            [Applies] private void Apply(Happened e) { }
            [Applies] private void Apply(V e) { }
        }

        [Application] public sealed partial class App;

        public static class Scenario
        {
            public static async Task<string> RunAsync()
            {
                await using App app = await App.StartAsync(options => options.UseInMemory());
                return await Answer(app, "some") + " / " + await Answer(app, "none") + " / " + await Answer(app, "refused");
            }

            private static async Task<string> Answer(App app, string mode)
            {
                DispatchResult result = await app.DispatchAsync(new Command("1", mode));
                return result.Rejection?.Code ?? string.Join(",", result.Events.Select(e => e.ToString()));
            }
        }
        """;

    public static TheoryData<string, string, string> Shapes { get; } = new()
    {
        { "void", "{ }", " /  / " },
        { "A", "=> new(command.Id);", "A { Id = 1 } / A { Id = 1 } / A { Id = 1 }" },
        { "A?", "=> command.Mode == \"some\" ? new(command.Id) : null;", "A { Id = 1 } /  / " },
        { "IHappened?", "=> command.Mode == \"some\" ? new B(command.Id) : null;", "B { Id = 1 } /  / " },
        { "object?", "=> command.Mode == \"some\" ? new B(command.Id) : null;", "B { Id = 1 } /  / " },
        { "V?", "=> command.Mode == \"some\" ? new V(7) : null;", "V { Number = 7 } /  / " },
        { "(A, B)", "=> (new(command.Id), new(command.Id));", "A { Id = 1 },B { Id = 1 } / A { Id = 1 },B { Id = 1 } / A { Id = 1 },B { Id = 1 }" },
        { "(A? First, IHappened Second)?", "=> command.Mode == \"some\" ? (null, new V(1)) : null;", "V { Number = 1 } /  / " },
        { "(A, A, A, A, A, A, A, A, B)?", "{ A a = new(\"x\"); return command.Mode == \"some\" ? (a, a, a, a, a, a, a, a, new(\"y\")) : null; }", "A { Id = x },A { Id = x },A { Id = x },A { Id = x },A { Id = x },A { Id = x },A { Id = x },A { Id = x },B { Id = y } /  / " },
        { "A[]", "=> command.Mode == \"some\" ? [new(\"x\"), new(\"y\")] : [];", "A { Id = x },A { Id = y } /  / " },
        { "List<Happened>?", "=> command.Mode == \"some\" ? [new A(\"x\"), new B(\"y\")] : null;", "A { Id = x },B { Id = y } /  / " },
        { "IReadOnlyList<IHappened?>", "=> command.Mode == \"some\" ? [new A(\"x\"), null] : [];", "A { Id = x } /  / " },
        { "IEnumerable<object>", "{ if (command.Mode == \"some\") { yield return new A(\"x\"); yield return new V(2); } }", "A { Id = x },V { Number = 2 } /  / " },
        { "V[]", "=> command.Mode == \"some\" ? [new(3)] : [];", "V { Number = 3 } /  / " },
        { "ImmutableArray<A>", "=> command.Mode switch { \"some\" => [new(\"x\")], \"none\" => default, _ => [] };", "A { Id = x } /  / " },
        { "ImmutableArray<A>?", "=> command.Mode == \"some\" ? [new(\"x\")] : null;", "A { Id = x } /  / " },
        { "Decision", "=> command.Mode switch { \"some\" => [new A(\"x\"), new V(2)], \"none\" => [], _ => Reject(\"no\") };", "A { Id = x },V { Number = 2 } /  / no" },
        { "Decision<A>", "=> command.Mode switch { \"some\" => new A(\"x\"), \"none\" => null, _ => Reject(\"no\") };", "A { Id = x } /  / no" },
        { "Decision<Happened>", "=> command.Mode switch { \"some\" => new B(\"x\"), \"none\" => default, _ => Reject(\"no\") };", "B { Id = x } /  / no" },
        { "Decision<IHappened>", "=> command.Mode switch { \"some\" => Of<IHappened>(new B(\"x\")), \"none\" => default, _ => Reject(\"no\") };", "B { Id = x } /  / no" },
        { "Decision<V?>", "=> command.Mode switch { \"some\" => new V(5), \"none\" => default, _ => Reject(\"no\") };", "V { Number = 5 } /  / no" },
        { "Decision<(A, B)>", "=> command.Mode switch { \"some\" => (new A(\"x\"), new B(\"y\")), \"none\" => default, _ => Reject(\"no\") };", "A { Id = x },B { Id = y } /  / no" },
        { "Decision<(V, V)>", "=> command.Mode switch { \"some\" => (new V(1), new V(0)), \"none\" => default, _ => Reject(\"no\") };", "V { Number = 1 },V { Number = 0 } /  / no" },
        { "Decision<List<A>>", "=> command.Mode switch { \"some\" => new List<A> { new(\"x\") }, \"none\" => default, _ => Reject(\"no\") };", "A { Id = x } /  / no" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_handler_may_return(string type, string body, string expected)
    {
        GeneratedProject project = EdictProject.Compile(Domain.Replace("RETURN", type).Replace("BODY", body));

        Assert.Equal(expected, await project.RunAsync());
    }

    [Theory]
    [InlineData("Task<A>", "=> Task.FromResult(new A(command.Id));")]
    [InlineData("async Task<A>", "{ await Task.Yield(); return new(command.Id); }")]
    [InlineData("async void", "{ await Task.Yield(); }")]
    [InlineData("ValueTask<A>", "=> new(new A(command.Id));")]
    [InlineData("IAsyncEnumerable<A>", "=> throw new NotSupportedException();")]
    [InlineData("string", "=> command.Id;")]
    [InlineData("int", "=> 1;")]
    [InlineData("Guid", "=> Guid.Empty;")]
    [InlineData("IEnumerable<int>", "=> [];")]
    [InlineData("(A, Task<B>)", "=> default;")]
    [InlineData("Rejection", "=> Reject(\"no\");")]
    [InlineData("Decision<Decision>", "=> default;")]
    public async Task What_is_no_shape_leaves_the_overload_with_a_route_that_says_why(string type, string body)
    {
        GeneratedProject project = EdictProject.Compile(Domain.Replace("RETURN", type).Replace("BODY", body));

        Assert.Empty(project.Findings());
        InvalidOperationException failure = Assert.IsType<InvalidOperationException>(
            (await Assert.ThrowsAsync<TypeInitializationException>(() => project.RunAsync())).InnerException);
        Assert.Contains("Thing.Handle", failure.Message, StringComparison.Ordinal);
    }
}
