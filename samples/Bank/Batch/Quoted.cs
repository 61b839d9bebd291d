namespace Bank.Batch;

/// <summary>Text of a stranger in a message: bounded, and without characters that would command the terminal.</summary>
internal static class Quoted
{
    private const int MaxLength = 40;

    internal static string Of(string text)
    {
        string shown = text.Length > MaxLength ? string.Concat(text.AsSpan(0, MaxLength), "…") : text;
        return $"'{string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character))}'";
    }
}
