using System.Text.RegularExpressions;

namespace Bank.Tests;

/// <summary>What one run of the program answered.</summary>
internal sealed partial record BankOutcome(int ExitCode, string Output, string Errors)
{
    internal string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rows of all tables: the cells of each, joined by a bar.</summary>
    internal string[] Rows => [.. Output.Split('\n')
        .Where(line => line.StartsWith('│'))
        .Select(line => string.Join('|', line.Trim('│').Split('│').Select(cell => cell.Trim())))];

    internal long Count(string row) =>
        Rows.Select(text => CountRow().Match(text))
            .Where(match => match.Success && match.Groups["what"].Value == row)
            .Select(match => long.Parse(match.Groups["count"].Value.Replace(",", "", StringComparison.Ordinal)))
            .Single();

    /// <summary>The counts of the table of rejections.</summary>
    internal IReadOnlyDictionary<string, long> Rejections => Rows
        .SkipWhile(row => row != "Rejected because|Count")
        .Skip(1)
        .ToDictionary(row => row.Split('|')[0], row => Count(row.Split('|')[0]));

    [GeneratedRegex(@"^(?<what>[^|]+)\|(?<count>[0-9,]+)$")]
    private static partial Regex CountRow();
}
