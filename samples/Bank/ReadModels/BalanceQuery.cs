using System.Data.Common;
using Bank.Storage;

namespace Bank.ReadModels;

/// <summary>Reads the table of balances, as any program may that knows the database.</summary>
internal static class BalanceQuery
{
    internal static async Task<IReadOnlyList<BalanceRow>> ReadAsync(BankDatabase database, int most, CancellationToken cancellation)
    {
        await using DbConnection connection = database.Connect();
        await connection.OpenAsync(cancellation);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"select account, holder, cents, is_closed from {database.Table(Balances.TableName)} order by account limit {most}";
        List<BalanceRow> rows = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(new BalanceRow(row.GetString(0), row.GetString(1), row.GetInt64(2) / 100m, row.GetInt32(3) != 0));
        }

        return rows;
    }
}
