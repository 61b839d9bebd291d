using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Snapshots;

/// <summary>What is generated for event handlers, as a reader would sign it.</summary>
public sealed class EventHandlerSnapshotTests
{
    private const string Events =
        """
        namespace Bank;

        public interface IAccountEvent { string AccountId { get; } }
        public abstract record MoneyMoved(string AccountId, decimal Amount) : IAccountEvent;
        [Event("account-opened")] public sealed record AccountOpened(string AccountId) : IAccountEvent;
        [Event("money-deposited")] public sealed record MoneyDeposited(string AccountId, decimal Amount) : MoneyMoved(AccountId, Amount);
        [Event("money-withdrawn")] public sealed record MoneyWithdrawn(string AccountId, decimal Amount) : MoneyMoved(AccountId, Amount);
        [Event("rate-changed")] public readonly record struct RateChanged(decimal Rate);
        """;

    private const string WelcomeMail =
        """
        namespace Bank;

        public interface IMailer { Task SendAsync(string to, CancellationToken cancellation); }

        [EventHandler("welcome-mail", StartFrom = StartFrom.Current, Aggregate = "account", Concurrency = 4, Instance = HandlerInstance.Shared)]
        public sealed partial class WelcomeMail(IMailer mailer, TimeProvider? time = null, int attempts = 3)
        {
            private int _moves;

            [Handles] private Task Handle(AccountOpened e, CancellationToken cancellation) => mailer.SendAsync(e.AccountId + time + attempts, cancellation);
            [Handles] private ValueTask HandleAsync(MoneyMoved e, CancellationToken cancellation, EventContext context) => new(Task.Delay((int)context.Version, cancellation));
            [Handles] private void Handle(MoneyDeposited e, EventContext context) => _moves += context.Attempt;
            [Handles] private static void Handle(RateChanged e) { }
            [Handles] private void Other(IAccountEvent e) { }

            private ErrorAction OnError(FailureContext failure) =>
                failure.Attempt < 5 ? ErrorAction.Retry(failure.ExponentialBackoff()) : ErrorAction.DeadLetter;

            private static string PartitionBy(IAccountEvent e) => e.AccountId;
            private static Guid PartitionBy(RateChanged e) => Guid.Empty;

            private Task OnStart(CancellationToken cancellation) => Task.CompletedTask;
            private void OnStop() { }
            private static ValueTask OnReset() => default;
        }
        """;

    private const string Balances =
        """
        namespace Bank.Reading;

        public readonly record struct Key(string Text);

        [EventHandler("balances", BatchSize = 500, BatchLinger = 20)]
        internal sealed partial class Balances
        {
            [Handles] private Task StoreAsync(IReadOnlyList<DeliveredEvent<MoneyMoved>> batch, CancellationToken cancellation) =>
                Task.Delay(batch.Count, cancellation);

            private static Key PartitionBy(MoneyMoved e) => new(e.AccountId);
        }

        [EventHandler("log")]
        internal sealed partial class Log
        {
            [Handles] private void Write(IEnumerable<object> events) { }
        }

        [Application] internal sealed partial class BankApp;
        """;

    private const string Totals =
        """
        namespace Bank.Reading;

        [Projection("totals", Version = 3, StartFrom = StartFrom.Current, BatchSize = 200)]
        internal sealed partial class Totals
        {
            private static readonly ReadModelTable Total = new("total");

            private static async Task OnCreate(ReadModel model, CancellationToken cancellation)
            {
                model.Execute($"create table {Total} (id integer)");
                await model.OpenAsync(cancellation);
            }

            [Handles] private void Handle(AccountOpened e, EventContext context, ReadModel model) => model.Execute($"insert into {Total} (id) values ({context.Version})");
            [Handles] private static ValueTask HandleAsync(MoneyMoved e, ReadModel model, CancellationToken cancellation) => default;
            private static string PartitionBy(IAccountEvent e) => e.AccountId;
            private ErrorAction OnError(FailureContext failure) => ErrorAction.Skip;
        }
        """;

    [Theory]
    [InlineData("Bank.WelcomeMail.EventHandler.g.cs")]
    [InlineData("Bank.Reading.Balances.EventHandler.g.cs")]
    [InlineData("Bank.Reading.Log.EventHandler.g.cs")]
    [InlineData("Bank.Reading.Totals.Projection.g.cs")]
    [InlineData("Bank.Reading.BankApp.Application.g.cs")]
    public void A_generated_file_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Bank", [Events, WelcomeMail, Balances, Totals]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        GeneratedProject forwards = EdictProject.Compile("Bank", [Events, WelcomeMail, Balances, Totals]);
        GeneratedProject backwards = EdictProject.Compile("Bank", [Totals, Balances, WelcomeMail, Events]);

        Assert.Equal(forwards.Files(""), backwards.Files(""));
    }
}
