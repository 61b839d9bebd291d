using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>The hubs of this process: one for each pool of connections and each way to its server. Safe for concurrent use.</summary>
internal static class FeedHubs
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(NpgsqlDataSource Pool, string? Direct, bool ThroughPgBouncer), FeedHub> Hubs = [];

    /// <summary>Gives the hub of a pool, to be given back.</summary>
    internal static FeedHub Rent(NpgsqlDataSource pool, PostgreSqlStoreSettings settings)
    {
        lock (Gate)
        {
            if (!Hubs.TryGetValue(KeyOf(pool, settings), out FeedHub? hub))
            {
                NpgsqlDataSource? direct = settings.DirectConnectionString is { } named ? Connections.Build(named) : null;
                hub = new FeedHub(pool, direct, listens: direct is not null || !settings.ThroughPgBouncer);
                Hubs.Add(KeyOf(pool, settings), hub);
            }

            hub.Users++;
            return hub;
        }
    }

    /// <summary>Gives a hub back; it stops with the last store that uses it.</summary>
    internal static async ValueTask ReturnAsync(FeedHub hub, NpgsqlDataSource pool, PostgreSqlStoreSettings settings)
    {
        lock (Gate)
        {
            if (--hub.Users > 0)
            {
                return;
            }

            Hubs.Remove(KeyOf(pool, settings));
        }

        await hub.CloseAsync().ConfigureAwait(false);
    }

    private static (NpgsqlDataSource, string?, bool) KeyOf(NpgsqlDataSource pool, PostgreSqlStoreSettings settings) =>
        (pool, settings.DirectConnectionString, settings.ThroughPgBouncer);
}
