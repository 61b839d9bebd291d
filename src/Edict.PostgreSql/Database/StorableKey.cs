using Edict.Stores;

namespace Edict.PostgreSql.Database;

/// <summary>Which keys of streams the server can hold: any text without NUL and without half a surrogate pair.</summary>
internal static class StorableKey
{
    internal static bool Is(StreamKey stream) => Is(stream.Aggregate) && Is(stream.Identity);

    /// <exception cref="PostgreSqlStoreException">The server cannot hold such a key.</exception>
    internal static void Ensure(StreamKey stream)
    {
        if (!Is(stream))
        {
            throw new PostgreSqlStoreException(
                PostgreSqlFailure.Unstorable, $"The key of stream '{stream}' holds NUL or half of a surrogate pair, which no text of PostgreSQL can.");
        }
    }

    internal static bool Is(string text) => StorableText.IsWellFormed(text) && !text.Contains('\0');
}
