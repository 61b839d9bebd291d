namespace Bank.Batch;

/// <summary>A line of commands: the JSON of the command, and in it which command it is.</summary>
internal static class LineFormat
{
    internal const string Command = "command";

    internal const int MaxLineBytes = 64 * 1024;
}
