using System.Globalization;

namespace Edict.PostgreSql.Feed;

/// <summary>What one process tells the others: how far the log of a schema reaches.</summary>
internal static class Notice
{
    /// <summary>The channel that all stores of a database use.</summary>
    internal const string Channel = "edict";

    internal const string Listen = $"listen {Channel}";

    internal const string Unlisten = $"unlisten {Channel}";

    // Losing it costs a moment, so its commit waits for no disk.
    internal const string Send =
        $"select set_config('synchronous_commit', 'off', true), pg_notify('{Channel}', notice) from unnest($1::text[]) as sent (notice)";

    internal static string Of(string schema, long position) => string.Create(CultureInfo.InvariantCulture, $"{schema} {position}");

    /// <summary>Reads a notice; <see langword="false"/> for what somebody else has sent on the channel.</summary>
    internal static bool TryRead(string payload, out string schema, out long position)
    {
        int space = payload.IndexOf(' ', StringComparison.Ordinal);
        schema = space < 0 ? "" : payload[..space];
        return long.TryParse(payload.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out position) && space > 0;
    }
}
