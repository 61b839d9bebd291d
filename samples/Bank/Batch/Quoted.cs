namespace Bank.Batch;

/// <summary>Text of a stranger in a message, without characters that would command the terminal.</summary>
internal static class Quoted
{
    private const int MaxLength = 40;

    /// <summary>In quotes, and bounded.</summary>
    internal static string Of(string text) => $"'{Plain(text.Length > MaxLength ? string.Concat(text.AsSpan(0, MaxLength), "…") : text)}'";

    internal static string Plain(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '?' : character));
}
