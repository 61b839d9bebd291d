using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Projecting;

/// <summary>The balance of each wallet: an upsert for each event.</summary>
[Projection("wallet-totals", Instance = HandlerInstance.Shared)]
public sealed partial class WalletTotals
{
    private static readonly ReadModelTable Total = new("wallet_total");

    private static void OnCreate(ReadModel model) =>
        model.Execute($"create table {Total} (wallet varchar(100) primary key, amount bigint not null)");

    [Handles]
    private static void Handle(Deposited e, ReadModel model) => model.Execute(
        $"insert into {Total} (wallet, amount) values ({e.WalletId}, {e.Amount}) on conflict (wallet) do update set amount = {Total}.amount + excluded.amount");
}
