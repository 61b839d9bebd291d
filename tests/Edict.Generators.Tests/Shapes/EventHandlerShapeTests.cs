using Edict.Generators.Parsing;
using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Shapes;

/// <summary>What the binding of an event handler does when the runtime calls it.</summary>
public sealed class EventHandlerShapeTests
{
    private const string Domain =
        """
        public interface IDoorEvent { string Id { get; } }
        public abstract record DoorEvent(string Id) : IDoorEvent;
        [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
        [Event("slammed")] public sealed record Slammed(string Id) : DoorEvent(Id);
        [Event("counted")] public readonly record struct Counted(int Number);

        public sealed class Services(params object[] services) : IServiceProvider
        {
            public object? GetService(Type type) => services.FirstOrDefault(type.IsInstanceOfType);
        }

        public static class Given
        {
            public static readonly Edict.CompilerServices.EventHandlerBinding Handler = Edict.Modules.Tested.EdictModule.H;

            public static EventContext Context(object e, int attempt = 1) => new(Recorded(e), Handler.Name, attempt);

            public static RecordedEvent Recorded(object e) => new(
                new EventTypeRegistry([Edict.Modules.Tested.EdictModule.Opened]), Edict.Modules.Tested.EdictModule.Opened, e, new StreamKey("door", "1"), 7, 42, 0, new EventOrigin(default, default, default, default, Metadata.Empty));
        }

        public static class Scenario { public static async Task<string> RunAsync() { await Task.Yield(); SCENARIO } }

        """;

    [Fact]
    public Task An_event_goes_to_the_method_that_is_closest_to_it() => CheckAsync(
        "Opened:1 DoorEvent:2 IOther:42 object:43",
        """
        public interface IOther;
        [Event("other")] public sealed record Other : IOther;
        [EventHandler("h")] public sealed partial class H
        {
            public List<string> Seen { get; } = [];
            [Handles] private void Handle(object e, EventContext context) => Seen.Add($"object:{context.Position + 1}");
            [Handles] private Task Handle(DoorEvent e) { Seen.Add($"DoorEvent:{e.Id}"); return Task.CompletedTask; }
            [Handles] private async ValueTask Handle(Opened e, CancellationToken stop) { await Task.Delay(1, stop); Seen.Add($"Opened:{e.Id}"); }
            [Handles] private void Handle(IOther e, CancellationToken stop, EventContext context) => Seen.Add($"IOther:{context.Position}");
        }
        """,
        """
        H handler = (H)Given.Handler.Create(null);
        foreach (object e in new object[] { new Opened("1"), new Slammed("2"), new Other(), new Counted(3) })
        {
            await Given.Handler.HandleAsync(handler, e, Given.Context(new Opened("1")), CancellationToken.None);
        }
        return string.Join(" ", handler.Seen);
        """);

    [Fact]
    public Task What_no_method_takes_is_refused() => CheckAsync(
        "Event handler 'h' takes no single 'Slammed'.",
        """[EventHandler("h")] public sealed partial class H { [Handles] private void Handle(Opened e) { } }""",
        """
        try { await Given.Handler.HandleAsync(new H(), new Slammed("1"), Given.Context(new Opened("1")), default); return "handled"; }
        catch (NotSupportedException exception) { return exception.Message; }
        """);

    [Fact]
    public Task A_batch_is_given_by_the_type_that_the_method_takes() => CheckAsync(
        "True Counted 1 Counted 2",
        """
        [EventHandler("h")] public sealed partial class H
        {
            public string Seen { get; private set; } = "";
            [Handles] private void Handle(IReadOnlyCollection<Counted> batch) => Seen = string.Join(" ", batch.Select(e => $"Counted {e.Number}"));
        }
        """,
        """
        H handler = new();
        EventContext context = Given.Context(new Opened("1"));
        await Given.Handler.HandleBatchAsync(handler, [new(new Counted(1), context), new(new Counted(2), context)], default);
        return $"{Given.Handler.IsBatched} {handler.Seen}";
        """);

    [Fact]
    public Task A_batch_of_delivered_events_has_the_context_of_each() => CheckAsync(
        "Opened 1 by 2, Slammed 2 by 3",
        """
        [EventHandler("h")] public sealed partial class H
        {
            public string Seen { get; private set; } = "";
            [Handles] private Task Handle(IReadOnlyList<DeliveredEvent<IDoorEvent>> batch, CancellationToken stop)
            {
                Seen = string.Join(", ", batch.Select(e => $"{e.Event.GetType().Name} {e.Event.Id} by {e.Context.Attempt}"));
                return Task.CompletedTask;
            }
        }
        """,
        """
        H handler = new();
        await Given.Handler.HandleBatchAsync(
            handler, [new(new Opened("1"), Given.Context(new Opened("1"), 2)), new(new Slammed("2"), Given.Context(new Opened("1"), 3))], default);
        return handler.Seen;
        """);

    [Fact]
    public Task The_attribute_s_settings_and_nothing_else_are_declared() => CheckAsync(
        "Current door 4 100 00:00:00.0250000 Strong Shared; Opened",
        """
        [EventHandler("h", StartFrom = StartFrom.Current, Aggregate = "door", Concurrency = 4, BatchLinger = 25, Consistency = Consistency.Strong, Instance = HandlerInstance.Shared)]
        public sealed partial class H { [Handles] private void Handle(IReadOnlyList<Opened> e) { } }
        """,
        """
        EventHandlerOptions options = (EventHandlerOptions)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(EventHandlerOptions));
        options.BatchSize = 100;
        Given.Handler.Declare(options);
        return $"{options.StartFrom} {options.Aggregate} {options.Concurrency} {options.BatchSize} {options.BatchLinger} {options.Consistency} {options.Instance}; {Given.Handler.HandledTypes.Single()}";
        """);

    [Fact]
    public Task Constructor_parameters_are_taken_from_the_services() => CheckAsync(
        "mail True 3; 'H' needs 'System.Version', which EdictOptions.Services does not have. Name services that have it.",
        """
        [EventHandler("h")] public sealed partial class H(Version version, IFormatProvider? format = null, int attempts = 3)
        {
            public string Seen => $"{(version.Major == 5 ? "mail" : "")} {format is null} {attempts}";
            [Handles] private void Handle(Opened e) { }
        }
        """,
        """
        H handler = (H)Given.Handler.Create(new Services(new Version(5, 0)));
        try { Given.Handler.Create(new Services()); return "made"; }
        catch (EdictOptionsException exception) { return $"{handler.Seen}; {exception.Message[exception.Message.IndexOf('\'')..]}"; }
        """);

    [Fact]
    public Task A_key_is_the_text_of_what_the_closest_partition_gives() => CheckAsync(
        "7, d-1, 00000000-0000-0000-0000-000000000005, none",
        """
        public readonly record struct Number(long Value);
        [Event("moved")] public sealed record Moved(Guid To) : DoorEvent("2");
        [Event("other")] public sealed record Other;
        [EventHandler("h")] public sealed partial class H
        {
            [Handles] private void Handle(object e) { }
            private static Number PartitionBy(Counted e) => new(e.Number);
            private static string PartitionBy(IDoorEvent e) => "d-" + e.Id;
            private static Guid PartitionBy(Moved e) => e.To;
        }
        """,
        """
        object[] events = [new Counted(7), new Opened("1"), new Moved(new Guid("00000000-0000-0000-0000-000000000005")), new Other()];
        return string.Join(", ", events.Select(e => Given.Handler.PartitionKey(e) ?? "none"));
        """);

    [Fact]
    public Task Methods_with_known_names_are_called() => CheckAsync(
        "start stop reset False; Retry 00:00:02; nothing",
        """
        [EventHandler("h")] public sealed partial class H
        {
            public List<string> Seen { get; } = [];
            [Handles] private void Handle(Opened e) { }
            private ErrorAction? OnError(FailureContext failure) => failure.Attempt > 3 ? null : ErrorAction.Retry(TimeSpan.FromSeconds(failure.Attempt));
            private void OnStart() => Seen.Add("start");
            private async Task OnStop() { await Task.Yield(); Seen.Add("stop"); }
            private ValueTask OnReset(CancellationToken stop) { Seen.Add($"reset {stop.IsCancellationRequested}"); return default; }
        }
        """,
        """
        H handler = new();
        await Given.Handler.OnStartAsync(handler, default);
        await Given.Handler.OnStopAsync(handler, default);
        await Given.Handler.OnResetAsync(handler, default);
        FailureContext Failure(int attempt) => new(Given.Recorded(new Opened("1")), "h", new InvalidOperationException(), attempt);
        ErrorAction action = Given.Handler.OnError(handler, Failure(2))!.Value;
        return $"{string.Join(" ", handler.Seen)}; {action.Kind} {action.Delay}; {(Given.Handler.OnError(handler, Failure(4)) is null ? "nothing" : "more")}";
        """);

    [Fact]
    public void A_name_is_as_long_as_a_store_keeps_it() => Assert.Equal(ISubscriptionStore.MaxNameLength, StableNames.LongestOfEventHandler);

    private static async Task CheckAsync(string expected, string handler, string scenario) =>
        Assert.Equal(expected, await EdictProject.Compile(Domain.Replace("SCENARIO", scenario) + handler).RunAsync());
}
