using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Shapes;

/// <summary>Whom the dispatches of a command wait for, as it and its event handlers declare.</summary>
public sealed class ConsistencyShapeTests
{
    private const string Program =
        """
        [Event("turned")] public sealed record Turned(string Id);
        [Aggregate("door", Identity = "Id")] public sealed partial class Door
        {
            [Handles] private Turned Handle(Turn command) => new(command.Id);
            [Applies] private void Apply(Turned e) { }
        }

        [EventHandler("strong", Consistency = Consistency.Strong)] public sealed partial class StrongOne
        {
            [Handles] private Task Handle(Turned e, CancellationToken stop) => Task.Delay(-1, stop);
        }

        [EventHandler("eventual", Consistency = Consistency.Eventual)] public sealed partial class EventualOne
        {
            [Handles] private Task Handle(Turned e, CancellationToken stop) => Task.Delay(-1, stop);
        }

        [Application] public sealed partial class App;

        public static class Scenario
        {
            public static async Task<string> RunAsync()
            {
                await using App app = await App.StartAsync(options =>
                {
                    options.UseInMemory();
                    options.Consistency = Consistency.DEFAULT;
                    options.ConsistencyTimeout = TimeSpan.FromMilliseconds(50);
                    options.ConfigureEventHandlers(handler => handler.TimeLimit = TimeSpan.FromMilliseconds(200));
                    options.ConfigureEventHandlers(handler => handler.CancelsAtTimeLimit = true);
                    options.ConfigureEventHandlers(handler => handler.OnError = _ => ErrorAction.Skip);
                });
                DispatchResult result = await app.DispatchAsync(new COMMAND("1"));
                return string.Join(",", result.Unseen.Select(unseen => unseen.Handler));
            }
        }

        """;

    [Theory]
    [InlineData("Eventual", "public record Turn(string Id);", "Turn", "")]
    [InlineData("Strong", "public record Turn(string Id);", "Turn", "strong")]
    [InlineData("Eventual", "[Consistent] public record Turn(string Id);", "Turn", "strong")]
    [InlineData("Strong", "[Consistent(Consistency.Eventual)] public record Turn(string Id);", "Turn", "")]
    [InlineData("Eventual", "[Consistent(\"eventual\")] public record Turn(string Id);", "Turn", "eventual")]
    [InlineData("Eventual", "[Consistent(\"eventual\", \"strong\")] public readonly record struct Turn(string Id);", "Turn", "eventual,strong")]
    [InlineData("Eventual", "[Consistent] public abstract record Turn(string Id); public sealed record Left(string Id) : Turn(Id);", "Left", "strong")]
    [InlineData("Strong", "[Consistent] public record Turn(string Id); [Consistent(\"eventual\")] public sealed record Left(string Id) : Turn(Id);", "Left", "eventual")]
    [InlineData("Eventual", "[Consistent(\"eventual\")] public interface ITurn; public record Turn(string Id) : ITurn;", "Turn", "eventual")]
    public async Task A_dispatch_waits_for(string application, string command, string dispatched, string waitsFor) => Assert.Equal(
        waitsFor,
        await EdictProject.Compile(command + "\n" + Program.Replace("DEFAULT", application).Replace("COMMAND", dispatched)).RunAsync());
}
