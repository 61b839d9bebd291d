using Bank.Domain;
using Edict;

namespace Bank.ReadModels;

/// <summary>
/// Keeps a table of balances, one row for each account, in the database of the events. Amounts are whole cents, which add up exactly in every database.
/// </summary>
[Projection("balances")]
public sealed partial class Balances
{
    internal const string TableName = "balance";

    private static readonly ReadModelTable Balance = new(TableName);

    private static void OnCreate(ReadModel model) => model.Execute(
        $"create table {Balance} (account varchar(200) primary key, holder varchar(200) not null, cents bigint not null, is_closed integer not null)");

    [Handles]
    private static void Handle(AccountOpened e, ReadModel model) => model.Execute(
        $"insert into {Balance} (account, holder, cents, is_closed) values ({e.AccountId}, {e.Holder}, {Money.Cents(e.InitialBalance)}, 0)");

    [Handles]
    private static void Handle(MoneyDeposited e, ReadModel model) => Add(e.AccountId, e.Amount, model);

    [Handles]
    private static void Handle(MoneyWithdrawn e, ReadModel model) => Add(e.AccountId, -e.Amount, model);

    [Handles]
    private static void Handle(AccountClosed e, ReadModel model) => model.Execute(
        $"update {Balance} set is_closed = 1 where account = {e.AccountId}");

    private static void Add(string account, decimal amount, ReadModel model) => model.Execute(
        $"update {Balance} set cents = cents + {Money.Cents(amount)} where account = {account}");
}
