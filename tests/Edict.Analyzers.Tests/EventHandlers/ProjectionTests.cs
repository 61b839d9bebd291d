using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.EventHandlers;

/// <summary>EDICT090 and 091, and what projections share with event handlers: 001, 016, 061, 071 to 076.</summary>
public sealed class ProjectionTests
{
    private const string Domain =
        """
        public interface IDoorEvent { string Id { get; } }
        public interface ILockEvent { string Id { get; } }
        public abstract record DoorEvent(string Id) : IDoorEvent;
        [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id), ILockEvent;
        [Event("closed")] public sealed record Closed(string Id) : DoorEvent(Id);
        public abstract class Context;

        """;

    [Fact]
    public Task A_whole_projection_is_right() => Expect.MarkedAsync(Domain +
        """
        [Projection("doors", Version = 3, StartFrom = StartFrom.Current, Concurrency = 8, BatchSize = 50, BatchLinger = 1, Instance = HandlerInstance.Shared)]
        public sealed partial class Doors(TimeProvider time)
        {
            private static readonly ReadModelTable Door = new("door");

            private Task OnCreate(ReadModel model, CancellationToken stop)
            {
                model.Execute($"create table {Door} (id text primary key)");
                model.Execute($"create index {Door.Index("by_id")} on {Door} (id)");
                return Task.CompletedTask;
            }

            [Handles] private async Task Handle(Opened e, EventContext context, ReadModel model, CancellationToken stop) =>
                await model.QueryAsync($"select id from {Door} where id = {e.Id}", row => row.GetString(0), stop);

            [Handles] private void Handle(DoorEvent e, ReadModel model) => model.Execute($"delete from {Door} where id = {e.Id} and {time.GetUtcNow()} > 0");
            private ErrorAction OnError(FailureContext failure) => ErrorAction.Stop;
            private static string PartitionBy(IDoorEvent e) => e.Id;
            private void OnStart() { }
        }
        """);

    [Theory]
    [InlineData("private void Handle{|EDICT090:()|} { }")]
    [InlineData("private void Handle{|EDICT090:(ReadModel model, CancellationToken stop)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, EventContext context)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, ReadModel one, ReadModel two)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, ReadModel one, Context two)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, int more)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, string more)|} { }")]
    [InlineData("private void Handle{|EDICT090:(Opened e, ref ReadModel model)|} { }")]
    [InlineData("private void Handle{|EDICT090:(IReadOnlyList<Opened> e, ReadModel model)|} { }")]
    [InlineData("private void Handle{|EDICT090:(IReadOnlyList<DeliveredEvent<Opened>> e, ReadModel model)|} { }")]
    [InlineData("private async {|EDICT090:void|} Handle(Opened e, ReadModel model) => await Task.Yield();")]
    [InlineData("private {|EDICT090:Task<int>|} Handle(Opened e, ReadModel model) => Task.FromResult(1);")]
    [InlineData("private void Handle({|EDICT061:string|} e, ReadModel model) { }")]
    public Task A_method_that_is_not_understood_says_why(string method) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class P {{ [Handles] {method} }}"));

    [Theory]
    [InlineData("[Handles] private void Handle(Opened e, ReadModel model) { } [Handles] private void {|EDICT091:Handle|}(Closed e, Context context) { }")]
    [InlineData("[Handles] private void Handle(DoorEvent e, Context context) { } [Handles] private void {|EDICT091:Handle|}(Closed e, ReadModel model) { }")]
    [InlineData("[Handles] private void Handle(Opened e, ReadModel model) { } [Handles] private void Handle(Closed e, ReadModel model) { }")]
    public Task Methods_that_write_to_different_things_are_reported(string methods) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class P {{ {methods} }}"));

    [Theory]
    [InlineData("private static void {|EDICT073:OnCreate|}() { }")]
    [InlineData("private static void {|EDICT073:OnCreate|}(Context context) { }")]
    [InlineData("private static void {|EDICT073:OnCreate|}(ReadModel model, ReadModel more) { }")]
    [InlineData("private static int {|EDICT073:OnCreate|}(ReadModel model) => 1;")]
    [InlineData("private static ValueTask OnCreate(ReadModel model, CancellationToken stop) => default;")]
    public Task An_OnCreate_that_cannot_be_called_is_reported(string method) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class P {{ [Handles] private void Handle(Opened e, ReadModel model) {{ }} {method} }}"));

    [Theory]
    [InlineData("[Projection(\"p\", Version = {|EDICT074:0|})]")]
    [InlineData("[Projection(\"p\", Concurrency = {|EDICT074:0|})]")]
    [InlineData("[Projection(\"p\", BatchSize = {|EDICT074:0|})]")]
    [InlineData("[Projection(\"p\", BatchLinger = {|EDICT074:-1|})]")]
    [InlineData("[Projection({|EDICT016:\"\"|})]")]
    [InlineData("[Projection(\"p\", BatchSize = 7)]")]
    public Task A_setting_out_of_its_range_is_reported(string attribute) => Expect.MarkedAsync(
        $"{Domain}{attribute}\npublic sealed partial class P {{ [Handles] private void Handle(Opened e, ReadModel model) {{ }} }}");

    [Theory]
    [InlineData("public sealed class {|EDICT001:P|} { [Handles] private void Handle(Opened e, ReadModel model) { } }")]
    [InlineData("public sealed partial class {|EDICT071:P|};")]
    [InlineData("public sealed partial class P { [Handles] private void Handle(IDoorEvent e, ReadModel model) { } [Handles] private void {|EDICT072:Handle|}(ILockEvent e, ReadModel model) { } }")]
    public Task It_is_an_event_handler_in_all_else(string type) => Expect.MarkedAsync(Domain + Annotated(type));

    [Fact]
    public Task It_keeps_its_place_under_a_name_of_its_own_among_event_handlers() => Expect.MarkedAsync(Domain +
        """
        [EventHandler("doors")] public sealed partial class A { [Handles] private void Handle(Opened e) { } }
        [Projection({|EDICT075:"doors"|})] public sealed partial class B { [Handles] private void Handle(Opened e, ReadModel model) { } }
        [Application] public sealed partial class App;
        """);

    [Fact]
    public Task It_is_no_event_handler_at_the_same_time() => Expect.MarkedAsync(Domain +
        """
        [EventHandler("doors")] [Projection("more")] public sealed partial class {|EDICT062:A|} { [Handles] private void Handle(Opened e) { } }
        """);

    [Fact]
    public Task An_event_handler_may_have_an_OnCreate_of_its_own() => Expect.MarkedAsync(Domain +
        """
        [EventHandler("doors")] public sealed partial class A { [Handles] private void Handle(Opened e) => OnCreate(1); private static void OnCreate(int more) { } }
        """);

    private static string Annotated(string type) => $"[Projection(\"p\")] {type}";
}
