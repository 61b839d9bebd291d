namespace Bank.CommandLine;

/// <summary>The program was called in a way that it does not understand.</summary>
internal sealed class UsageException(string message) : Exception(message);
