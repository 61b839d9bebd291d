using System.Buffers;

namespace Edict.PostgreSql;

/// <summary>Which names a schema may have: those that need no quoting, so that they read the same wherever they stand.</summary>
internal static class SchemaName
{
    // PostgreSQL cuts longer names off, and two stores could become one.
    private const int Longest = 63;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_0123456789");

    /// <exception cref="EdictOptionsException">The name is none of those.</exception>
    internal static void Ensure(string? name)
    {
        bool isName = name is { Length: > 0 and <= Longest }
            && !name.AsSpan().ContainsAnyExcept(Letters)
            && !char.IsAsciiDigit(name[0])
            && !name.StartsWith("pg_", StringComparison.Ordinal);
        if (!isName)
        {
            throw new EdictOptionsException(
                nameof(PostgreSqlStoreOptions.Schema),
                $"'{name}' is no name for a schema: it must be 1 to {Longest} lower-case letters, digits and underscores, "
                + "begin with no digit and not with 'pg_'.");
        }
    }
}
