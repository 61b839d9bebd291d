using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Upcasting;

/// <summary>What is generated for upcasters and former names, as a reader would sign it.</summary>
public sealed class UpcasterSnapshotTests
{
    private const string Events =
        """
        using System.Text.Json;

        namespace Bank;

        [Event("account-opened")] public sealed record AccountOpenedV1(string AccountId);

        [Event("account-opened", Version = 3, FormerNames = ["acct-opened", "konto \"eröffnet\""])]
        public sealed partial record AccountOpened(string AccountId, string Currency)
        {
            [Upcasts("account-opened", Version = 2)]
            private static AccountOpened From(JsonElement old) => new(old.GetProperty("id").GetString()!, "EUR");

            [Upcasts] private static AccountOpened From(AccountOpenedV1 old) => new(old.AccountId, "EUR");
        }

        [Event("money-withdrawn")] public sealed record MoneyWithdrawn(string AccountId, decimal Amount);
        [Event("money-deposited")] public sealed record MoneyDeposited(string AccountId, decimal Amount);
        [Event("fee-paid")] public readonly record struct FeePaid(decimal Amount);
        """;

    private const string Upcasters =
        """
        using System.Collections.Immutable;
        using System.Text.Json;

        namespace Bank.History;

        [Event("money-moved")] public sealed record MoneyMoved(string From, string To, decimal Amount);
        [Event("balance-checked")] public readonly record struct BalanceChecked(int Number);

        internal static partial class Upcasters
        {
            [Upcasts] private static (MoneyWithdrawn, MoneyDeposited) Split(MoneyMoved old) => (new(old.From, old.Amount), new(old.To, old.Amount));

            [Upcasts] private static object? Forget(in BalanceChecked old) => null;

            internal partial struct Json
            {
                [Upcasts("fees-paid")]
                public static IEnumerable<FeePaid> Fees(JsonElement json) => json.GetProperty("fees").EnumerateArray().Select(static fee => new FeePaid(fee.GetDecimal()));

                [Upcasts("2nd-fee", Version = 4)]
                public static ImmutableArray<FeePaid> @switch(JsonElement json) => default;
            }
        }

        [Application] internal sealed partial class BankApp;
        """;

    [Theory]
    [InlineData("Bank.AccountOpened.Upcasters.g.cs")]
    [InlineData("Bank.AccountOpened.EventType.g.cs")]
    [InlineData("Bank.History.Upcasters.Upcasters.g.cs")]
    [InlineData("Bank.History.Upcasters.Json.Upcasters.g.cs")]
    [InlineData("Bank.History.BankApp.Application.g.cs")]
    public void A_generated_file_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Bank", [Events, Upcasters]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        GeneratedProject forwards = EdictProject.Compile("Bank", [Events, Upcasters]);
        GeneratedProject backwards = EdictProject.Compile("Bank", [Upcasters, Events]);

        Assert.Equal(forwards.Files(""), backwards.Files(""));
    }
}
