using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Snapshots;

/// <summary>Generated code is part of the product: each approved file is one that a reader would sign.</summary>
public sealed class SnapshotTests
{
    private const string Account =
        """
        using static Edict.Decision;

        namespace Bank;

        public sealed record OpenAccount(string AccountId, decimal InitialBalance);
        [Command("withdraw")] public sealed record Withdraw(string AccountId, decimal Amount);
        public sealed record CloseAccount(string AccountId);

        [Event("account-opened")] public sealed record AccountOpened(string AccountId, decimal InitialBalance);
        [Event("money-withdrawn")] public sealed record MoneyWithdrawn(string AccountId, decimal Amount);
        [Event("account-closed")] public sealed record AccountClosed(string AccountId);

        [Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
        public sealed partial class BankAccount
        {
            private readonly List<decimal> _payments = [];

            public decimal Balance { get; private set; }

            [Handles] private static AccountOpened Handle(OpenAccount command) => new(command.AccountId, command.InitialBalance);

            [Handles] private Decision<MoneyWithdrawn> Handle(Withdraw command) =>
                Balance < command.Amount ? Reject("insufficient-funds") : new MoneyWithdrawn(command.AccountId, command.Amount);

            [Applies] private void Apply(AccountOpened e) => Balance = e.InitialBalance;
            [Applies] private void Apply(MoneyWithdrawn e) => _payments.Add(e.Amount);
            [Applies] private void Apply(AccountClosed e) { }
        }

        [CommandHandler<BankAccount>]
        internal sealed partial class Closing
        {
            [Handles] private IEnumerable<AccountClosed> Close(BankAccount account, CloseAccount command, in CommandContext context) =>
                account.Balance == 0 ? [new AccountClosed(command.AccountId)] : [];
        }
        """;

    private const string Card =
        """
        namespace Bank.Cards;

        public sealed record IssueCard(Guid CardId, decimal Limit);
        public readonly record struct UseCard(Guid CardId, decimal Amount);

        public interface ICardEvent;
        [Event("card-issued")] public sealed record CardIssued(Guid CardId, decimal Limit) : ICardEvent;
        [Event("card-used")] public sealed record CardUsed(Guid CardId, decimal Amount) : ICardEvent;

        [Aggregate("card", Identity = "CardId")]
        public sealed partial record Card(decimal Limit)
        {
            public static Card Initial { get; } = new(0);

            [Handles] private (CardIssued, CardUsed?) Handle(IssueCard command) => (new CardIssued(command.CardId, command.Limit), null);
            [Handles] private Decision<(CardUsed First, CardUsed Second)> Handle(UseCard command) => default;
            [Applies] private Card Apply(CardIssued e) => this with { Limit = e.Limit };
            [Applies] private Card Apply(ICardEvent e) => this;
        }
        """;

    private const string Application =
        """
        namespace Bank;

        public sealed class Audit(TimeProvider time, IFormatProvider? format = null) : IMiddleware
        {
            public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) =>
                string.Format(format, "{0}", time).Length == 0 ? default : next.InvokeAsync(context);
        }

        [Application(Middleware = [typeof(Audit)])]
        public sealed partial class BankApp;
        """;

    private const string Loans =
        """
        namespace Bank.Loans;

        public abstract record LoanCommand(string LoanId);
        public sealed record TakeLoan(string LoanId, decimal Amount) : LoanCommand(LoanId);
        public record Repay(string LoanId, decimal Amount) : LoanCommand(LoanId);
        public sealed record RepayAll(string LoanId) : Repay(LoanId, 0);

        [Event("loan-changed")] public sealed record LoanChanged(string LoanId, decimal Amount);

        [Aggregate("loan", Identity = nameof(LoanCommand.LoanId))]
        public sealed partial record Loan
        {
            [Handles] private LoanChanged Handle(LoanCommand command) => new(command.LoanId, command is TakeLoan taken ? taken.Amount : 0);
            [Handles] private LoanChanged? Handle(RepayAll command) => null;
            [Applies] private Loan Apply(LoanChanged e) => this;
        }

        [Application]
        public sealed partial class LoanApp;
        """;

    [Theory]
    [InlineData("Bank.Loans.Loan.g.cs", "Loan.g.cs")]
    [InlineData("Bank.Loans.LoanApp.Application.Loan.g.cs", "LoanApp.Application.Loan.g.cs")]
    public void What_is_generated_for_a_hierarchy_of_commands_reads_as_it_was_approved(string file, string approved)
    {
        GeneratedProject project = EdictProject.Compile("Bank", [Loans]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), approved + ".txt");
    }

    [Fact]
    public void What_is_generated_for_an_obsolete_command_reads_as_it_was_approved()
    {
        GeneratedProject project = EdictProject.Compile(
            "Bank",
            [
                """
                namespace Bank;

                [Obsolete("Use Withdraw.")] public sealed record Debit(string AccountId);
                public sealed record Withdraw(string AccountId);

                [Aggregate("account", Identity = "AccountId")]
                public sealed partial class Account
                {
                    [Handles, Obsolete] private static void Handle(Debit command) { }
                    [Handles] private static void Handle(Withdraw command) { }
                }
                """,
            ]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File("EdictModule.g.cs"), "Obsolete.EdictModule.g.cs.txt");
        Snapshot.Matches(project.File("Bank.Account.g.cs"), "Obsolete.Account.g.cs.txt");
    }

    [Theory]
    [InlineData("Bank.BankAccount.g.cs")]
    [InlineData("Bank.Closing.CommandHandler.g.cs")]
    [InlineData("Bank.Cards.Card.g.cs")]
    [InlineData("Bank.BankApp.Application.g.cs")]
    [InlineData("Bank.BankApp.Application.BankAccount.g.cs")]
    [InlineData("EdictModule.g.cs")]
    public void A_generated_file_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Bank", [Account, Card, Application]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        GeneratedProject forwards = EdictProject.Compile("Bank", [Account, Card, Application]);
        GeneratedProject backwards = EdictProject.Compile("Bank", [Application, Card, Account]);

        Assert.Equal(forwards.Files(""), backwards.Files(""));
    }

    [Fact]
    public void The_order_of_files_of_a_library_does_not_matter()
    {
        string[] applications =
        [
            .. new[] { EdictProject.Compile("Library", [Account, Card]), EdictProject.Compile("Library", [Card, Account]) }
                .Select(static library => EdictProject.Compile("Bank", [Application], [library.AsAssembly()]).Files("")),
        ];

        Assert.Contains("_cardRoutes", applications[0], StringComparison.Ordinal);
        Assert.Equal(applications[0], applications[1]);
    }
}
