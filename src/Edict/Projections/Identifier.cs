namespace Edict.Projections;

/// <summary>Names that mean the same in every database, quoted or not.</summary>
internal static class Identifier
{
    /// <exception cref="ArgumentException">It is no such name.</exception>
    internal static void Ensure(string name, int longest, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (name.Length == 0 || name.Length > longest || char.IsAsciiDigit(name[0]) || name.Contains("__", StringComparison.Ordinal) || !name.All(IsAllowed))
        {
            throw new ArgumentException(
                $"'{name}' is no name for this: it has 1 to {Math.Max(longest, 0)} ASCII letters in lower case, digits and underscores, no digit first, no two underscores in a row.",
                parameter);
        }
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_';
}
