using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>Whatever is wrong in user code, the declared surface is there, so that the only errors are the ones about the mistake.</summary>
public sealed class BrokenCodeTests
{
    private const string Use =
        """
        [Application] public sealed partial class App;

        public sealed record Go(string Id);
        [Event("went")] public sealed record Went(string Id);

        public static class Uses
        {
            public static async Task UseAsync(App app) => _ = (await app.DispatchAsync(new Go("1"))).EnsureAccepted();
        }
        """;

    [Theory]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed class A { [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""public class Outer { [Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); } }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public abstract partial class A { [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Nothing")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command, int more) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(ref Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Task Handle(Go command) => Task.CompletedTask; }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A(int number) { public int Number => number; [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); [Handles] private Went Again(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); [Applies] private int Apply(Went e) => 1; [Applies] private void Apply(Went e, int more) { } }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); [Applies] private void Apply(Went e) { } [Applies] private void Again(Went e) { } }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A; [CommandHandler<A>] public sealed partial class H(int number) { public int Number => number; [Handles] private Went Handle(A a, Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A; [CommandHandler<A>] public static partial class H { [Handles] private static Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A; [CommandHandler<A>] public static class H { [Handles] private static Went Handle(A a, Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); } [Aggregate("a", Identity = "Id")] public sealed partial class B { [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("a", Identity = "Id")] public sealed partial class A { public required int Number { get; set; } [Handles] private Went Handle(Go command) => new("1"); }""")]
    [InlineData("""[Aggregate("", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); }""")]
    public void A_mistake_leaves_no_other_error(string mistake)
    {
        Assert.Empty(EdictProject.Compile(Use, mistake).Findings());
    }

    [Fact]
    public void An_application_with_a_base_class_of_its_own_keeps_its_surface()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            public class Own;
            [Application] public sealed partial class App : Own;
            public sealed record Go(string Id);
            [Event("went")] public sealed record Went(string Id);

            [Aggregate("a", Identity = "Id")] public sealed partial class A { [Handles] private Went Handle(Go command) => new("1"); }

            public static class Uses
            {
                public static async Task<string> UseAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    _ = await app.DispatchAsync(new Go("1"));
                    return await app.ReadAsync("1", (A a) => a.ToString()!);
                }
            }
            """);

        Assert.Empty(project.Findings());
    }

    [Fact]
    public void Middleware_that_cannot_be_constructed_is_left_out()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            public sealed class NoMiddleware;
            public abstract class Abstract : IMiddleware
            {
                public abstract ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next);
            }

            [Application(Middleware = [typeof(NoMiddleware), typeof(Abstract), typeof(int[])])] public sealed partial class App;
            """);

        Assert.Empty(project.Findings());
        Assert.Contains("static services => []", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_typed_code_never_makes_a_generator_throw()
    {
        string whole = Use + """

            [Aggregate("a", Identity = "Id")]
            public sealed partial class A
            {
                [Handles] private Decision<(Went First, Went Second)> Handle(Go command, CommandContext context) => default;
                [Applies] private void Apply(Went e) { }
            }

            [CommandHandler<A>] public static partial class H { [Handles] private static void Handle(A a, Go command) { } }

            [EventHandler("e", Concurrency = 2, StartFrom = StartFrom.Current)]
            public sealed partial class E(TimeProvider time)
            {
                [Handles] private Task Handle(Went e, EventContext context, CancellationToken stop) => Task.Delay(time.GetHashCode(), stop);
                [Handles] private void Handle(object e) { }
                private ErrorAction OnError(FailureContext failure) => ErrorAction.Skip;
                private static Guid PartitionBy(Went e) => Guid.Empty;
                private Task OnStart(CancellationToken stop) => Task.CompletedTask;
            }

            [EventHandler("b")] public sealed partial class B { [Handles] private void Handle(IReadOnlyList<DeliveredEvent<Went>> batch) { } }
            """;
        Random random = new(20_261_124);
        for (int round = 0; round < 100; round++)
        {
            int start = random.Next(whole.Length);
            string text = round % 2 == 0 ? whole[..start] : whole.Remove(start, Math.Min(random.Next(1, 40), whole.Length - start));
            GeneratedProject project = EdictProject.Compile(text);

            Assert.All(project.Result.Results, result => Assert.True(result.Exception is null, $"{result.Exception}\n{text}"));
        }
    }
}
