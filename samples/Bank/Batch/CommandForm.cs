using System.Text.Json;
using Bank.Domain;
using Edict;

namespace Bank.Batch;

/// <summary>The properties of one command, taken one by one; it keeps the first thing that is wrong with them.</summary>
internal sealed class CommandForm(JsonElement line)
{
    private readonly List<string> _taken = [LineFormat.Command];

    internal string? Problem { get; private set; }

    internal string Text(string name)
    {
        if (Take(name, JsonValueKind.String, "text") is not { } value)
        {
            return "";
        }

        string text = value.GetString()!;
        Check(text.Length is > 0 and <= StreamKey.MaxIdentityLength, name, text, $"must have 1 to {StreamKey.MaxIdentityLength} characters");
        Check(!text.Any(char.IsControl), name, text, "must not have control characters");
        return text;
    }

    internal decimal Amount(string name)
    {
        decimal amount = Number(name);
        Check(Money.IsAmount(amount), name, amount, $"must be more than 0 and at most {Money.Max}, in whole cents");
        return amount;
    }

    internal decimal Balance(string name)
    {
        decimal balance = Number(name);
        Check(Money.IsBalance(balance), name, balance, $"must be 0 to {Money.Max}, in whole cents");
        return balance;
    }

    /// <summary>Called when everything was taken: what is left over is unknown.</summary>
    internal void Finish()
    {
        foreach (JsonProperty property in line.EnumerateObject())
        {
            if (!_taken.Contains(property.Name))
            {
                Problem ??= $"unknown property {Quoted.Of(property.Name)}; known are {string.Join(", ", _taken)}";
            }
        }
    }

    private decimal Number(string name)
    {
        if (Take(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return 0;
        }

        if (value.TryGetDecimal(out decimal number))
        {
            return number;
        }

        Problem ??= $"'{name}' is {Quoted.Of(value.GetRawText())}, which is out of range";
        return 0;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string description)
    {
        _taken.Add(name);
        if (!line.TryGetProperty(name, out JsonElement value))
        {
            Problem ??= $"'{name}' is missing";
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Problem ??= $"'{name}' must be {description}";
        return null;
    }

    private void Check(bool isGood, string name, object value, string rule)
    {
        if (!isGood)
        {
            Problem ??= $"'{name}' is {Quoted.Of(value.ToString()!)}, but it {rule}";
        }
    }
}
