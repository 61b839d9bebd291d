namespace Edict.PostgreSql.Feed;

/// <summary>What one process tells the others about the subscriptions of a schema.</summary>
internal static class SubscriptionNotice
{
    /// <summary>The channel that all stores of a database use.</summary>
    internal const string Channel = "edict_subscriptions";

    internal const string Listen = $"listen {Channel}";

    internal const string Unlisten = $"unlisten {Channel}";

    // Who asks does so again when it is lost, so its commit waits for no disk.
    internal const string Send =
        $"select set_config('synchronous_commit', 'off', true), pg_notify('{Channel}', notice) from unnest($1::text[]) as sent (notice)";

    internal static string Of(string schema, string text) => $"{schema} {text}";

    internal static bool TryRead(string payload, out string schema, out string text)
    {
        int space = payload.IndexOf(' ', StringComparison.Ordinal);
        schema = space < 0 ? "" : payload[..space];
        text = payload[(space + 1)..];
        return space > 0;
    }
}
