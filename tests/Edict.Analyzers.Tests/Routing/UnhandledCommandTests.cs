using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT012.</summary>
public sealed class UnhandledCommandTests
{
    [Fact]
    public Task An_experimental_command_of_another_assembly_may_be_handled() => Expect.MarkedAsync(
        [
            """
            [Application] public sealed partial class App;
            public static class Caller
            {
                #pragma warning disable LIB001
                public static ValueTask<DispatchResult> Call(App app, Open command) => app.DispatchAsync(command);
            }
            """,
        ],
        [EdictCompiler.Compile("Library", ["[System.Diagnostics.CodeAnalysis.Experimental(\"LIB001\")] public sealed record Open(string Id);"]).AsAssembly()]);

    private const string Application =
        """
        using Edict.CompilerServices;

        public record Open(string Id);
        public sealed record OpenSavings(string Id) : Open(Id);
        public readonly record struct Close(string Id);
        public sealed record Forgotten(string Id);
        public abstract record Unrelated;
        public interface IBankCommand;

        public sealed class BankApp(ApplicationRuntime runtime) : EdictApplication(runtime)
        {
            public ValueTask<DispatchResult> DispatchAsync(Open command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
                default;

            public ValueTask<DispatchResult> DispatchAsync(Close command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
                default;
        }
        """;

    [Fact]
    public async Task A_command_that_nobody_handles_is_refused_at_the_argument()
    {
        string[] messages = await Expect.MarkedAsync(Application, Calling("bank.DispatchAsync({|EDICT012:new Forgotten(\"1\")|})"));

        Assert.Equal(
            "No aggregate of 'BankApp' handles 'Forgotten'. Add a [Handles] method that takes it to an aggregate, "
                + "or to a [CommandHandler<T>] class, in the application's scope.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("bank.DispatchAsync({|EDICT012:forgotten|})")]
    [InlineData("bank.DispatchAsync({|EDICT012:forgotten|}, null, default)")]
    [InlineData("bank.DispatchAsync(options: null, command: {|EDICT012:forgotten|})")]
    [InlineData("bank.DispatchAsync(({|EDICT012:forgotten|}))")]
    [InlineData("bank.DispatchAsync({|EDICT012:unrelated|})")]
    [InlineData("bank.DispatchAsync({|EDICT012:\"a text\"|})")]
    [InlineData("bank.DispatchAsync({|EDICT012:42|})")]
    public Task What_cannot_be_a_routed_command_is_refused(string call) => Expect.MarkedAsync(Application, Calling(call));

    [Theory]
    [InlineData("bank.DispatchAsync(new Open(\"1\"))")]
    [InlineData("bank.DispatchAsync(new OpenSavings(\"1\"))")]
    [InlineData("bank.DispatchAsync(new Close(\"1\"))")]
    [InlineData("bank.DispatchAsync(anything)")]
    [InlineData("bank.DispatchAsync((object)forgotten)")]
    [InlineData("bank.DispatchAsync(command)")]
    [InlineData("bank.DispatchAsync(generic)")]
    [InlineData("bank.DispatchAsync(close)")]
    [InlineData("untyped.DispatchAsync(forgotten)")]
    public Task What_may_be_a_routed_command_is_left_to_run_time(string call) => Expect.MarkedAsync(Application, Calling(call));

    [Fact]
    public Task A_base_of_a_routed_command_is_left_to_run_time() => Expect.MarkedAsync(
        """
        using Edict.CompilerServices;

        public abstract record BankCommand(string Id);
        public sealed record Open(string Id) : BankCommand(Id);

        public sealed class BankApp(ApplicationRuntime runtime) : EdictApplication(runtime)
        {
            public ValueTask<DispatchResult> DispatchAsync(Open command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
                default;

            public ValueTask<DispatchResult> ForwardAsync(BankCommand command) => DispatchAsync(command);
        }
        """);

    [Fact]
    public Task A_method_that_only_has_the_name_is_not_a_dispatch() => Expect.MarkedAsync(
        """
        public sealed record Forgotten(string Id);

        public sealed class Queue
        {
            public ValueTask<int> DispatchAsync(object command) => default;

            public ValueTask<int> SendAsync() => DispatchAsync(new Forgotten("1"));
        }
        """);

    private static string Calling(string call) =>
        $$"""
        public static class Caller
        {
            public static async Task<DispatchResult> CallAsync<TCommand>(
                BankApp bank, EdictApplication untyped, object anything, IBankCommand command, TCommand generic,
                Forgotten forgotten, Unrelated unrelated, Close? close)
                where TCommand : class => await {{call}};
        }
        """;
}
