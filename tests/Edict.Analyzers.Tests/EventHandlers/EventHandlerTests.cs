using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.EventHandlers;

/// <summary>EDICT070 to 074, and what event handlers share with other types: 001, 016, 019, 021, 023, 060, 061, 062.</summary>
public sealed class EventHandlerTests
{
    private const string Domain =
        """
        public sealed record Open(string Id);
        public interface IDoorEvent { string Id { get; } }
        public abstract record DoorEvent(string Id) : IDoorEvent;
        [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
        [Event("closed")] public sealed record Closed(string Id) : DoorEvent(Id);

        """;

    [Fact]
    public Task A_whole_event_handler_is_right() => Expect.MarkedAsync(Domain +
        """
        [EventHandler("mail", StartFrom = StartFrom.Current, Concurrency = 8, Instance = HandlerInstance.Shared)]
        public sealed partial class Mail(TextWriter writer)
        {
            private int _count;

            [Handles] private async Task Handle(Opened e, EventContext context, CancellationToken stop)
            {
                await Task.Delay(Random.Shared.Next(10), stop);
                await writer.WriteLineAsync($"{DateTime.UtcNow} {Guid.NewGuid()} {context.Position} {e}");
            }

            [Handles] private void Handle(IDoorEvent e) => _count++;
            private ErrorAction OnError(FailureContext failure) => _count > 3 ? ErrorAction.Stop : ErrorAction.Retry(failure.ExponentialBackoff());
            private static string PartitionBy(IDoorEvent e) => e.Id;
            private Task OnStart(CancellationToken stop) => Task.CompletedTask;
            private void OnStop() { }
            private ValueTask OnReset() => default;
        }

        [EventHandler("balances", BatchSize = 10, BatchLinger = 0)]
        public sealed partial class Balances { [Handles] private void Handle(IReadOnlyList<DeliveredEvent<DoorEvent>> batch) { } }
        """);

    [Theory]
    [InlineData("public sealed class {|EDICT001:H|} { [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public abstract partial class {|EDICT021:H|} { [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public static partial class {|EDICT021:H|} { [Handles] private static void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class {|EDICT021:H|}<T> { [Handles] private void Handle(Opened e) { } [Handles] private void Handle(T e) { } }")]
    [InlineData("public sealed partial class {|EDICT019:H|} { public H() { } public H(int more) { } [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class {|EDICT019:H|} { private H() { } [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class {|EDICT019:H|} { public required int More { get; set; } [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class {|EDICT071:H|};")]
    [InlineData("public sealed partial class {|EDICT071:H|} { private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e) { } [Applies] private void {|EDICT060:Apply|}(Opened e) { } }")]
    [InlineData("public abstract class Base { [Handles] private void {|EDICT023:Hidden|}(Opened e) { } } public sealed partial class H : Base { [Handles] private void Handle(Opened e) { } }")]
    public Task A_class_that_cannot_be_an_event_handler_says_why(string type) => Expect.MarkedAsync(Domain + Annotated(type));

    [Theory]
    [InlineData("private void Handle{|EDICT070:()|} { }")]
    [InlineData("private void Handle{|EDICT070:(EventContext context)|} { }")]
    [InlineData("private void Handle{|EDICT070:(CancellationToken stop, Opened e)|} { }")]
    [InlineData("private void Handle{|EDICT070:(Opened e, int more)|} { }")]
    [InlineData("private void Handle{|EDICT070:(Opened e, EventContext one, EventContext two)|} { }")]
    [InlineData("private void Handle{|EDICT070:(Opened e, CommandContext context)|} { }")]
    [InlineData("private void Handle{|EDICT070:(ref Opened e)|} { }")]
    [InlineData("private void Handle{|EDICT070:(Opened[] e)|} { }")]
    [InlineData("private void Handle<T>{|EDICT070:(T e)|} { }")]
    [InlineData("private void Handle{|EDICT070:(IReadOnlyList<Opened> e, EventContext context)|} { }")]
    [InlineData("private async {|EDICT070:void|} Handle(Opened e) => await Task.Yield();")]
    [InlineData("private {|EDICT070:int|} Handle(Opened e) => 1;")]
    [InlineData("private {|EDICT070:Task<int>|} Handle(Opened e) => Task.FromResult(1);")]
    [InlineData("private {|EDICT070:Task?|} Handle(Opened e) => null;")]
    [InlineData("private {|EDICT070:Decision<Closed>|} Handle(Opened e) => new Closed(e.Id);")]
    [InlineData("private {|EDICT070:Closed|} Handle(Opened e) => new(e.Id);")]
    [InlineData("private void Handle({|EDICT061:Open|} e) { }")]
    [InlineData("private void Handle({|EDICT061:string|} e) { }")]
    [InlineData("private void Handle({|EDICT061:IReadOnlyList<Open>|} e) { }")]
    [InlineData("private void Handle({|EDICT061:DeliveredEvent<Opened>|} e) { }")]
    public Task A_method_that_is_not_understood_says_why(string method) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class H {{ [Handles] {method} }}"));

    [Theory]
    [InlineData("object")]
    [InlineData("IDisposable")]
    [InlineData("DoorEvent")]
    [InlineData("IEnumerable<IDoorEvent>")]
    public Task A_method_may_take_whatever_an_event_may_be(string type) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class H {{ [Handles] private void Handle({type} e) {{ }} }}"));

    [Fact]
    public async Task The_message_of_a_signature_says_what_to_do()
    {
        string[] messages = await Expect.MarkedAsync(
            Domain + Annotated("public sealed partial class H { [Handles] private async {|EDICT070:void|} Handle(Opened e) => await Task.Yield(); }"));

        Assert.Equal(
            "'Handle' is not understood as a handler of events: it returns 'async void'. In an event handler a [Handles] method takes an event, or an "
                + "IReadOnlyList<T> of them, and optionally an EventContext and a CancellationToken, and returns void, a Task or a ValueTask.",
            Assert.Single(messages));
    }

    [Fact]
    public Task An_identity_is_for_commands() => Expect.MarkedAsync(Domain + Annotated(
        "public sealed partial class H { [Handles(Identity = {|EDICT070:\"Id\"|})] private void Handle(Opened e) { } }"));

    [Fact]
    public Task A_method_that_takes_batches_is_alone() => Expect.MarkedAsync(Domain + Annotated(
        "public sealed partial class H { [Handles] private void Handle(Opened e) { } [Handles] private void Many{|EDICT070:(IReadOnlyList<Closed> e)|} { } }"));

    [Fact]
    public async Task A_method_of_a_base_class_is_not_called_where_a_namesake_would_be()
    {
        string[] messages = await Expect.MarkedAsync(Domain +
            """
            public abstract class Base { [Handles] protected void Handle{|EDICT070:(Opened e)|} { } [Handles] protected void Handle(Closed e, EventContext context) { } }
            [EventHandler("h")] public sealed partial class H : Base { [Handles] private void Handle(IDoorEvent e) { } }
            """);

        Assert.StartsWith(
            "'Handle' is not understood as a handler of events: it has the name of 'H.Handle', which C# calls instead: give it another name. ",
            Assert.Single(messages),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_type_goes_to_one_method()
    {
        string[] messages = await Expect.MarkedAsync(Domain + Annotated(
            "public sealed partial class H { [Handles] private void Handle(Opened e) { } [Handles] private void {|EDICT072:Again|}(Opened e) { } }"));

        Assert.Equal("'Opened' goes to two methods of 'H' alike, both of which take that type. Remove one of the two.", Assert.Single(messages));
    }

    [Fact]
    public async Task An_event_that_is_two_things_goes_to_one_method()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            public interface IOne;
            public interface ITwo;
            public interface IBoth : IOne, ITwo;
            [Event("one")] public sealed record One : IOne;
            [Event("both")] public sealed record Both : IOne, ITwo;
            [Event("also")] public sealed record Also : ITwo, IOne;
            [Event("third")] public sealed record Third : IBoth;
            [EventHandler("a")] public sealed partial class A { [Handles] private void Handle(IOne e) { } [Handles] private void {|EDICT072:Two|}(ITwo e) { } [Handles] private void Handle(IBoth e) { } }
            [EventHandler("b")] public sealed partial class B { [Handles] private void Handle(IOne e) { } [Handles] private void Handle(ITwo e) { } [Handles] private void Handle(IBoth e) { } [Handles] private void Handle(Both e) { } [Handles] private void Handle(Also e) { } }
            """);

        Assert.Equal("'Also' goes to two methods of 'A' alike, as a 'IOne' and as a 'ITwo'. Add a [Handles] method that takes 'Also'.", Assert.Single(messages));
    }

    [Fact]
    public Task An_event_of_a_library_goes_to_one_method_too() => Expect.MarkedAsync(
        ["[EventHandler(\"a\")] public sealed partial class A { [Handles] private void Handle(IOne e) { } [Handles] private void {|EDICT072:Two|}(ITwo e) { } }"],
        [
            EdictCompiler.Compile("Library", ["public interface IOne; public interface ITwo; [Event(\"both\")] public sealed record Both : IOne, ITwo;"], []).Compilation
                .ToMetadataReference(),
        ]);

    [Theory]
    [InlineData("private int {|EDICT073:OnError|}(FailureContext failure) => 1;")]
    [InlineData("private ErrorAction {|EDICT073:OnError|}() => ErrorAction.Skip;")]
    [InlineData("private Task<ErrorAction> {|EDICT073:OnError|}(FailureContext failure) => Task.FromResult(ErrorAction.Skip);")]
    [InlineData("private ErrorAction OnError(FailureContext failure) => default; private ErrorAction {|EDICT073:OnError|}(Exception exception) => default;")]
    [InlineData("private string {|EDICT073:PartitionBy|}(Opened e) => e.Id;")]
    [InlineData("private static bool {|EDICT073:PartitionBy|}(Opened e) => true;")]
    [InlineData("private static string {|EDICT073:PartitionBy|}(Opened e, EventContext context) => e.Id;")]
    [InlineData("private static string {|EDICT073:PartitionBy|}(Closed e) => e.Id;")]
    [InlineData("private static string PartitionBy(IDoorEvent e) => e.Id; private static object {|EDICT073:PartitionBy|}(Opened e) => e;")]
    [InlineData("private void {|EDICT073:OnStart|}(int more) { }")]
    [InlineData("private async void {|EDICT073:OnStop|}() => await Task.Yield();")]
    [InlineData("private bool {|EDICT073:OnReset|}(CancellationToken stop) => true;")]
    [InlineData("private void OnReset() { } private void {|EDICT073:OnReset|}(CancellationToken stop) { }")]
    [InlineData("private static ErrorAction? OnError(FailureContext failure) => null; private static Guid PartitionBy(object e) => default;")]
    public Task A_method_with_a_known_name_is_declared_as_it_is_called(string methods) => Expect.MarkedAsync(
        Domain + Annotated($"public sealed partial class H {{ [Handles] private void Handle(Opened e) {{ }} {methods} }}"));

    [Fact]
    public async Task The_message_of_a_known_name_says_what_to_do()
    {
        string[] messages = await Expect.MarkedAsync(Domain + Annotated(
            "public sealed partial class H { [Handles] private void Handle(Opened e) { } private void {|EDICT073:OnError|}(Exception exception) { } }"));

        Assert.Equal(
            "'OnError' of an event handler is called by its name, but not this one of 'H': there is one OnError, declared as "
                + "'ErrorAction OnError(FailureContext)'. Correct it, or give the method another name.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("Concurrency = {|EDICT074:0|}", "Opened")]
    [InlineData("Concurrency = {|EDICT074:-1|}", "IReadOnlyList<Opened>")]
    [InlineData("BatchSize = {|EDICT074:0|}", "IReadOnlyList<Opened>")]
    [InlineData("BatchLinger = {|EDICT074:-1|}", "IReadOnlyList<Opened>")]
    [InlineData("BatchSize = {|EDICT074:10|}, BatchLinger = {|EDICT074:10|}", "Opened")]
    [InlineData("BatchSize = 1, BatchLinger = 0, Concurrency = 1", "IReadOnlyList<Opened>")]
    public Task A_setting_has_a_range_and_an_effect(string settings, string taken) => Expect.MarkedAsync(
        Domain + $"[EventHandler(\"h\", {settings})] public sealed partial class H {{ [Handles] private void Handle({taken} e) {{ }} }}");

    [Fact]
    public async Task The_message_of_a_setting_says_what_to_do()
    {
        string[] messages = await Expect.MarkedAsync(Domain +
            "[EventHandler(\"h\", Concurrency = {|EDICT074:0|}, BatchSize = {|EDICT074:5|})] public sealed partial class H { [Handles] private void Handle(Opened e) { } }");

        Assert.Equal(
            [
                "'H' sets Concurrency to 0, but it is 1 or more",
                "'H' sets BatchSize to 5, but none of its methods takes a batch. Remove it, or take an IReadOnlyList<T> of events.",
            ],
            messages);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"a\\0b\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("Names.Long")]
    public Task A_name_can_be_stored(string name) => Expect.MarkedAsync(
        Domain + $"[EventHandler({{|EDICT016:{name}|}})] public sealed partial class H {{ [Handles] private void Handle(Opened e) {{ }} }}"
        + $"public static class Names {{ public const string Long = \"{new string('a', 201)}\"; public const string Longest = \"{new string('a', 200)}\"; }}"
        + "[EventHandler(Names.Longest)] public sealed partial class Right { [Handles] private void Handle(Opened e) { } }");

    [Fact]
    public Task An_event_handler_is_nothing_else() => Expect.MarkedAsync(Domain +
        "[EventHandler(\"h\"), Aggregate(\"a\")] public sealed partial class {|EDICT062:H|} { [Handles] private void Handle(Opened e) { } }");

    [Fact]
    public Task What_handles_events_in_a_base_class_need_not_be_pure() => Expect.MarkedAsync(Domain +
        """
        public abstract class Base
        {
            [Handles] protected void Handle(Opened e) => Console.WriteLine(DateTime.Now);
            [Handles] protected void Handle(IDoorEvent e, EventContext context) => Console.WriteLine(DateTime.Now);
            [Handles] protected void Handle(Open command) => {|EDICT014:Console.WriteLine|}({|EDICT014:DateTime.Now|});
        }
        [EventHandler("h")] public sealed partial class H { [Handles] private void Handle(Opened e) => Console.WriteLine(DateTime.Now); }
        """);

    private static string Annotated(string types) => types.Insert(types.IndexOf("public sealed", StringComparison.Ordinal) is >= 0 and var at ? at : 0, "[EventHandler(\"h\")] ");
}
