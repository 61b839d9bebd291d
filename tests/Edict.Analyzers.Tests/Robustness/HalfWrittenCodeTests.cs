using System.Collections.Immutable;
using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Robustness;

/// <summary>Whatever state the code is in, no generator and no analyzer fails.</summary>
public sealed class HalfWrittenCodeTests
{
    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_generator_and_no_analyzer_throws_on_half_written_code(int seed)
    {
        Random random = new(seed);
        Effort effort = new(rounds: 12);
        string[] sources = Domain();
        SyntaxTree[] trees = [.. sources.Select(static (source, index) => EdictCompiler.Parse(source, $"Source{index}.cs"))];
        Compilation undamaged = EdictCompiler.Create("Damaged", trees);
        GeneratorDriver driver = EdictCompiler.CreateDriver();
        for (int round = 0; effort.Allows(round); round++)
        {
            int edited = random.Next(sources.Length);
            string damaged = Damage.Of(sources[edited], random);
            Compilation written = undamaged.ReplaceSyntaxTree(trees[edited], EdictCompiler.Parse(damaged, $"Source{edited}.cs"));

            driver = driver.RunGeneratorsAndUpdateCompilation(
                written, out Compilation compilation, out ImmutableArray<Diagnostic> generated, TestContext.Current.CancellationToken);
            ImmutableArray<Diagnostic> analyzed = await EdictCompiler.AnalyzeAsync(compilation);

            Failures.AssertNone(generated.Concat(analyzed), $"Seed {seed}, round {round}", damaged);
        }
    }

    [Fact]
    public async Task The_undamaged_code_is_right() => await Expect.MarkedAsync(Domain());

    [Fact]
    public void Damage_is_done_and_is_the_same_for_the_same_seed()
    {
        string source = Domain()[0];

        Assert.NotEqual(source, Damage.Of(source, new Random(5)));
        Assert.Equal(Damage.Of(source, new Random(5)), Damage.Of(source, new Random(5)));
    }

    private static string[] Domain() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests/ExampleDomain"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
        Caller,
        Tickets,
    ];

    private const string Caller =
        """
        using ExampleDomain;

        public sealed class Audit(TextWriter log) : IMiddleware
        {
            public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
            {
                DispatchResult result = await next.InvokeAsync(context);
                await log.WriteLineAsync($"{context.Command}: {result}");
                return result;
            }
        }

        [Application(Namespaces = ["ExampleDomain"], Middleware = [typeof(Audit)])]
        public sealed partial class AuditedBank;

        public static class Caller
        {
            public static async Task RunAsync()
            {
                await using AuditedBank bank = await AuditedBank.StartAsync(options => options.UseInMemory());
                DispatchResult opened = await bank.DispatchAsync(new OpenAccount("ACC-1", 10));
                Console.WriteLine(opened.Rejection?.Code);
                (await bank.DispatchAsync(new Withdraw("ACC-1", 5))).EnsureAccepted();
                _ = await bank.DispatchAsync((object)new CloseAccount("ACC-1"));
            }
        }
        """;

    private const string Tickets =
        """
        namespace Tickets;

        public abstract record TicketEvent(Guid TicketId);

        [Event("ticket-sold", Version = 2)]
        public sealed partial record TicketSold(Guid TicketId, List<Seat> Seats, DateTimeOffset At, Seat? Best) : TicketEvent(TicketId)
        {
            [Upcasts]
            private static TicketSold From(FirstTicketSold old) => new(old.TicketId, [new Seat { Row = old.Row }], default, null);

            [Upcasts("tickets-sold")]
            private static IEnumerable<TicketSold> From(System.Text.Json.JsonElement old) =>
                old.GetProperty("rows").EnumerateArray().Select(static row => From(new FirstTicketSold(Guid.Empty, row.GetInt32())));
        }

        [Event("ticket-sold", FormerNames = ["seat-sold"])]
        public sealed record FirstTicketSold(Guid TicketId, int Row);

        public sealed record Seat
        {
            public required int Row { get; init; }

            public string? Name { get; init; }
        }

        public sealed record SellTicket(Guid TicketId, int Row);

        [Aggregate("ticket", Identity = nameof(SellTicket.TicketId))]
        public sealed partial record Ticket(int Sold)
        {
            public static Ticket Initial => new(0);

            [Handles]
            private static IEnumerable<TicketEvent> Handle(SellTicket command, CommandContext context)
            {
                yield return new TicketSold(command.TicketId, Seats(command).ToList(), context.Now, null);
            }

            [Applies]
            private Ticket Apply(TicketSold e) => this with { Sold = Sold + e.Seats.Count };

            private static IEnumerable<Seat> Seats(SellTicket command) => [new Seat { Row = command.Row }];
        }

        [EventHandler("ticket-mail", Aggregate = "ticket", Concurrency = 4, StartFrom = StartFrom.Current)]
        public sealed partial class TicketMail(TextWriter log, TimeProvider? time = null)
        {
            [Handles]
            private Task Handle(TicketSold e, EventContext context, CancellationToken cancellation) =>
                log.WriteLineAsync($"{context.Position} {e} {time?.GetUtcNow()}".AsMemory(), cancellation);

            private ErrorAction OnError(FailureContext failure) => failure.Attempt < 3 ? ErrorAction.Retry(failure.ExponentialBackoff()) : ErrorAction.Skip;

            private static Guid PartitionBy(TicketEvent e) => e.TicketId;

            private ValueTask OnStop(CancellationToken cancellation) => default;
        }

        [EventHandler("ticket-sales", BatchSize = 50)]
        public sealed partial class TicketSales
        {
            private int _sold;

            [Handles] private void Handle(IReadOnlyList<DeliveredEvent<TicketEvent>> batch) => _sold += batch.Count;
        }
        """;
}
