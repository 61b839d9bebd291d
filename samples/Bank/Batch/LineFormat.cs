namespace Bank.Batch;

/// <summary>The names in a line of commands, for those who read and those who write it.</summary>
internal static class LineFormat
{
    internal const string Command = "command";
    internal const string AccountId = "accountId";
    internal const string Holder = "holder";
    internal const string InitialBalance = "initialBalance";
    internal const string Amount = "amount";
    internal const string From = "from";
    internal const string To = "to";

    internal const string Open = "open";
    internal const string Deposit = "deposit";
    internal const string Withdraw = "withdraw";
    internal const string Transfer = "transfer";
    internal const string Close = "close";

    internal const int MaxLineBytes = 64 * 1024;
}
