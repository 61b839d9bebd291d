namespace Bank.ReadModels;

/// <summary>A row of the table of balances.</summary>
internal sealed record BalanceRow(string Account, string Holder, decimal Amount, bool IsClosed);
