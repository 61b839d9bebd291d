using System.Text.Json;

namespace Bank.Tests;

/// <summary>The bank's rules once more, line after line and without Edict: what a run of a file has to come to.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, decimal> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _rejections = new(StringComparer.Ordinal);

    internal long Accepted { get; private set; }

    internal IReadOnlyDictionary<string, long> Rejections => _rejections;

    /// <summary>The balances of the open accounts.</summary>
    internal IReadOnlyDictionary<string, decimal> Balances => _open;

    internal static Ledger Of(string lines)
    {
        var ledger = new Ledger();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            ledger.Count(ledger.Decide(document.RootElement));
        }

        return ledger;
    }

    private string? Decide(JsonElement line) => Text(line, "command") switch
    {
        "open" => Open(Text(line, "accountId"), line.GetProperty("initialBalance").GetDecimal()),
        "deposit" => Move(Text(line, "accountId"), Amount(line)),
        "withdraw" => Move(Text(line, "accountId"), -Amount(line)),
        "transfer" => Transfer(Text(line, "from"), Text(line, "to"), Amount(line)),
        "close" => Close(Text(line, "accountId")),
        var command => throw new InvalidOperationException($"The ledger knows no '{command}'."),
    };

    private string? Open(string id, decimal balance) =>
        _closed.Contains(id) ? "account-closed" : _open.TryAdd(id, balance) ? null : "account-already-open";

    private string? Move(string id, decimal amount)
    {
        if (!_open.TryGetValue(id, out decimal balance))
        {
            return _closed.Contains(id) ? "account-closed" : "account-not-open";
        }

        if (balance + amount < 0)
        {
            return "insufficient-funds";
        }

        _open[id] = balance + amount;
        return null;
    }

    private string? Transfer(string from, string to, decimal amount)
    {
        if (Move(from, -amount) is { } refusal)
        {
            return refusal;
        }

        string? problem = Move(to, amount);
        if (problem is not null)
        {
            _open[from] += amount;
        }

        return problem;
    }

    private string? Close(string id)
    {
        if (_closed.Contains(id))
        {
            return null;
        }

        if (!_open.TryGetValue(id, out decimal balance))
        {
            return "account-not-open";
        }

        if (balance > 0)
        {
            return "account-not-empty";
        }

        _open.Remove(id);
        _closed.Add(id);
        return null;
    }

    private void Count(string? rejection)
    {
        if (rejection is null)
        {
            Accepted++;
            return;
        }

        _rejections[rejection] = _rejections.GetValueOrDefault(rejection) + 1;
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static decimal Amount(JsonElement line) => line.GetProperty("amount").GetDecimal();
}
