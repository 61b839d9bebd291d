using Bank.Domain;

namespace Bank.Batch;

/// <summary>A line that was understood, or why it was not.</summary>
internal readonly record struct ParsedLine(IBankCommand? Command, string? Problem)
{
    internal static ParsedLine Good(IBankCommand command) => new(command, Problem: null);

    internal static ParsedLine Bad(string problem) => new(Command: null, problem);
}
