using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>Event handlers of every shape, place and name compile without a warning, and reach the application that takes them.</summary>
public sealed class EventHandlerTests
{
    private const string Events =
        """
        public interface IDoorEvent { string Id { get; } }
        public interface ILoud : IDoorEvent;
        public abstract record DoorEvent(string Id) : IDoorEvent;
        [Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);
        [Event("slammed")] public sealed record Slammed(string Id) : DoorEvent(Id), ILoud;
        [Event("counted")] public readonly record struct Counted(int Number);
        [Application] public sealed partial class App;
        """;

    [Theory]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e) { } }")]
    [InlineData("internal partial class H { [Handles] public Task Handle(Opened e) => Task.CompletedTask; }")]
    [InlineData("public sealed partial record H { [Handles] private async Task Handle(Opened e) => await Task.Yield(); }")]
    [InlineData("public sealed partial class H { [Handles] private static async ValueTask Handle(Opened e) => await Task.Yield(); }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(in Counted e, in EventContext context, in CancellationToken stop) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened? e, CancellationToken stop = default, EventContext? context = null) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(object e) { } [Handles] private void Handle(DoorEvent e) { } [Handles] private void Handle(ILoud e) { } [Handles] private void Handle(IDoorEvent e) { } [Handles] private void Handle(Slammed e) { } [Handles] private void Handle(Counted e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(IReadOnlyList<Opened> batch) { } }")]
    [InlineData("public sealed partial class H { [Handles] private Task Handle(IReadOnlyCollection<Counted> batch, CancellationToken stop) => Task.CompletedTask; }")]
    [InlineData("public sealed partial class H { [Handles] private static ValueTask Handle(IEnumerable<DeliveredEvent<IDoorEvent>> batch) => default; }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(params IReadOnlyList<object> batch) { } }")]
    [InlineData("public sealed partial class H(TimeProvider time, IFormatProvider? format = null, int? number = null, int more = 1) { [Handles] private void Handle(Opened e) => GC.KeepAlive((time, format, number, more)); }")]
    [InlineData("public sealed partial class H { internal H(TimeProvider @event) => GC.KeepAlive(@event); private H() { } [Handles] private void Handle(Opened e) => GC.KeepAlive(new H()); }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e) { } private static ErrorAction? OnError(FailureContext failure) => null; private static void OnStart() { } private Task OnStop(CancellationToken stop) => Task.CompletedTask; private async ValueTask OnReset() => await Task.Yield(); }")]
    [InlineData("public sealed partial class H { [Handles] private void OnStart(Opened e) { } private void OnError() { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(object e) { } private static string? PartitionBy(Opened e) => null; private static int PartitionBy(Counted e) => e.Number; private static Guid PartitionBy(Slammed e) => default; private static DateOnly PartitionBy(IDoorEvent e) => default; }")]
    [InlineData("public sealed partial class H { public sealed record Id(Inner Value); public readonly record struct Inner(long Value); [Handles] private void Handle(object e) { } private static Id? PartitionBy(Opened e) => null; private static Inner PartitionBy(Counted e) => default; private static Id PartitionBy(Slammed e) => new(default(Inner)); private static Inner PartitionBy(object e) => default; }")]
    [InlineData("public sealed partial class H { private sealed class EdictBinding; private int HandledTypes, Create; [Handles] private void HandleAsync(Opened e) => (HandledTypes, Create) = (1, new EdictBinding().GetHashCode()); private void EventsOf(int e) => GC.KeepAlive((HandledTypes, Create)); }")]
    [InlineData("public sealed partial class H { private record struct KeyOf(string Text); [Handles] private void PartitionKey(Opened e) { } private static KeyOf PartitionBy(Opened e) => new(e.Id); }")]
    public void A_handler_compiles_in_the_strictest_way(string handler)
    {
        GeneratedProject project = EdictProject.Compile(Events, $"[EventHandler(\"h\")] {handler}");

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.H,", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e, ReadModel model) { } }")]
    [InlineData("internal partial record H { [Handles] private async Task Handle(object e, CancellationToken stop, ReadModel model, EventContext context) => await Task.Yield(); }")]
    [InlineData("public sealed partial class H { [Handles] private static void Handle(in Counted e, in ReadModel model) { } private static ValueTask OnCreate(in ReadModel model, in CancellationToken stop) => default; }")]
    [InlineData("public sealed partial class H { public interface IShelf; [Handles] private void Handle(DoorEvent e, IShelf shelf) { } [Handles] private void Handle(Slammed e, IShelf? shelf) { } private Task OnCreate(IShelf shelf) => Task.CompletedTask; }")]
    [InlineData("public sealed partial class H { private sealed class EdictBinding; private int Version, SessionType; [Handles] private void OnCreateAsync(Opened e, ReadModel session) => (Version, SessionType) = (1, new EdictBinding().GetHashCode()); private void Uses() => GC.KeepAlive((Version, SessionType)); }")]
    public void A_projection_compiles_in_the_strictest_way(string projection)
    {
        GeneratedProject project = EdictProject.Compile(Events, $"[Projection(\"h\", Version = 2)] {projection}");

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.H,", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_of_base_classes_are_called()
    {
        GeneratedProject project = EdictProject.Compile(
            Events,
            """
            public abstract class Base
            {
                [Handles] protected abstract Task Handle(Opened e);
                [Handles] protected static void Handle(Counted e) { }
                [Handles] private void Hidden(Slammed e) { }
                protected virtual void OnStart() { }
                private void OnStop() { }
            }
            [EventHandler("h")] public sealed partial class H : Base
            {
                protected override Task Handle(Opened e) => Task.CompletedTask;
                protected override void OnStart() { }
            }
            """);

        Assert.Empty(project.Findings());
        string handler = project.File("H.EventHandler.g.cs");
        Assert.Contains("((global::H)handler).Handle(e)", handler, StringComparison.Ordinal);
        Assert.Contains("global::H.Handle(e);", handler, StringComparison.Ordinal);
        Assert.Contains("((global::H)handler).OnStart();", handler, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", handler, StringComparison.Ordinal);
        Assert.DoesNotContain("OnStop", handler, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static partial class Outer { internal partial struct Middle { [EventHandler(\"h\")] internal sealed partial class Handler { [Handles] private void Handle(Opened e) { } } } }", "Outer.Middle.Handler")]
    [InlineData("namespace @namespace.@event { [EventHandler(\"h\")] public sealed partial class @class(TimeProvider @this) { [Handles] private void @switch(Opened @default, EventContext @case) => GC.KeepAlive(@this); } }", "namespace.event.class")]
    [InlineData("[EventHandler(\"h\\n\\\"\\u007f\", Aggregate = \"a\\\\\\\"\")] public sealed partial class Handler { [Handles] private void Handle(Opened e) { } }", "Handler")]
    [InlineData("namespace Edict.Edict { [EventHandler(\"h\", StartFrom = StartFrom.Current, Instance = (HandlerInstance)7)] public sealed partial class System { [Handles] private void Handle(Opened e) { } } }", "Edict.Edict.System")]
    public void Any_place_and_any_name_will_do(string handler, string file)
    {
        GeneratedProject project = EdictProject.Compile(Events, handler);

        Assert.Empty(project.Findings());
        Assert.NotEmpty(project.File(file + ".EventHandler.g.cs"));
    }

    [Fact]
    public void Handlers_of_one_name_and_handlers_beside_what_shares_their_names_do_not_meet()
    {
        GeneratedProject project = EdictProject.Compile(
            Events,
            """
            namespace One
            {
                public sealed record Open(string Id);
                [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private Opened Handle(Open command) => new(command.Id); [Applies] private void Apply(Opened e) { } }
                [EventHandler("one")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
            }
            namespace Two
            {
                [EventHandler("two")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
                [EventHandler("three")] public sealed partial class Door { [Handles] private void Handle(Opened e) { } }
                [EventHandler("four")] public sealed partial class Opened { [Handles] private void Handle(global::Opened e) { } }
                [EventHandler("five")] public sealed partial class EdictModule { [Handles] private void Handle(Mail.IEvent e) { } }
                public sealed partial class Mail { public interface IEvent; }
            }
            """);

        Assert.Empty(project.Findings());
        string application = project.File("App.Application.g.cs");
        Assert.Equal(5, application[application.IndexOf("EventHandlers =", StringComparison.Ordinal)..].Split("EdictModule.").Length - 1);
    }

    [Fact]
    public void A_handler_may_derive_from_another()
    {
        GeneratedProject project = EdictProject.Compile(
            Events,
            """
            [EventHandler("base")] public partial class Base { [Handles] protected void Handle(Opened e) { } protected static string PartitionBy(Opened e) => e.Id; }
            [EventHandler("more")] public sealed partial class More : Base { [Handles] private void Handle(Slammed e) { } }
            """);

        Assert.Empty(project.Findings());
        string more = project.File("More.EventHandler.g.cs");
        Assert.Contains("case global::Opened e:", more, StringComparison.Ordinal);
        Assert.Contains("global::More.PartitionBy(e)", more, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_obsolete_is_reported_where_people_use_it()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            [Obsolete, Event("opened")] public sealed record Opened(string Id);
            [Obsolete] public sealed class Mailer;
            [Event("closed")] public sealed record Closed(string Id);
            [EventHandler("one")] public sealed partial class One { [Handles, Obsolete] private void Handle(Opened e) { } }
            [EventHandler("two"), Obsolete] public sealed partial class Two { [Handles] private void Handle(Closed e) { } }
            [EventHandler("three")] public sealed partial class Three { [Obsolete] public Three(Mailer mailer) { } [Handles] private void Handle(Closed e) { } }
            [EventHandler("four")] public sealed partial class Four { [Handles] private void Handle(Closed e) { } [Obsolete] private void OnStart() { } }
            [Application] public sealed partial class App;
            """);

        Assert.Empty(project.Findings());
        Assert.Contains("EdictModule.Two,", project.File("App.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_handler_of_a_library_is_taken_by_its_namespace(bool isBuilt)
    {
        GeneratedProject library = EdictProject.Compile(
            "Library",
            [
                """
                namespace Bank.Mails { [Event("sent")] public sealed record Sent(string Id); [EventHandler("mail")] internal sealed partial class Mail { [Handles] private void Handle(Sent e) { } } }
                namespace Bank.Reports { [EventHandler("report")] public sealed partial class Report { [Handles] private void Handle(Mails.Sent e) { } } }
                """,
            ]);
        GeneratedProject project = EdictProject.Compile(
            "Program",
            [
                """
                [Application] public sealed partial class All;
                [Application(Namespaces = ["Bank.Mails"])] public sealed partial class Mails;
                """,
            ],
            [isBuilt ? library.AsAssembly() : library.AsProject()]);

        Assert.Empty(project.Findings());
        Assert.Contains("global::Edict.Modules.Library.EdictModule.Report,", project.File("All.Application.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::Edict.Modules.Library.EdictModule.Mail,", project.File("All.Application.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::Edict.Modules.Library.EdictModule.Mail,", project.File("Mails.Application.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("EdictModule.Report,", project.File("Mails.Application.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class H { [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public abstract partial class H { [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public static partial class H { [Handles] private static void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class H<T> { [Handles] private void Handle(T e) { } [Handles] private void Handle(List<T> e) { } }")]
    [InlineData("public sealed partial class H;")]
    [InlineData("public sealed partial class H { public H() { } public H(int more) { } [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class H { public required int Number { get; set; } [Handles] private void Handle(Opened e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private Decision<Opened> Handle(Opened e) => e; }")]
    [InlineData("public sealed partial class H { [Handles] private async void Handle(Opened e) => await Task.Yield(); }")]
    [InlineData("public sealed partial class H { [Handles] private Task<int> Handle(Opened e) => Task.FromResult(1); [Handles] private Task? Handle(Slammed e) => null; }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle<T>(T e) { } [Handles] private void Handle(ref Slammed e) { } [Handles] private void Handle(Opened e, int more) { } [Handles] private void Handle() { } [Handles] private void Handle(Opened[] e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e) { } [Handles] private void Again(Opened e) { } [Handles] private void Batch(IReadOnlyList<Opened> e) { } [Handles] private void Batches(IReadOnlyList<Slammed> e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(IReadOnlyList<Opened> e, EventContext context) { } [Handles] private void Handle(Span<int> e) { } [Handles] private void Handle(Counted? e) { } [Handles] private void Handle(dynamic e) { } }")]
    [InlineData("public sealed partial class H { [Handles] private void Handle(Opened e) { } private int OnError(FailureContext failure) => 1; private void OnStart(int more) { } private async void OnStop() => await Task.Yield(); private string PartitionBy(Opened e) => e.Id; private static bool PartitionBy(Slammed e) => true; private static void OnReset<T>() { } }")]
    public void A_mistake_leaves_no_other_error(string handler)
    {
        GeneratedProject project = EdictProject.Compile(Events, $"[EventHandler(\"h\", Concurrency = 0, BatchSize = -1)] {handler}");

        Assert.Empty(project.Findings());
    }
}
