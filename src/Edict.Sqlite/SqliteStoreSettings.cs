namespace Edict.Sqlite;

/// <summary>Checked settings. Immutable.</summary>
internal sealed record SqliteStoreSettings(string Path, TimeSpan BusyTimeout, int CheckpointPages, TimeSpan FeedPollInterval, bool AllowErasure)
{
    internal static SqliteStoreSettings From(SqliteStoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains('\0'))
        {
            throw new EdictOptionsException(nameof(options.Path), "The SQLite store needs the path of a file, such as \"bank.db\".");
        }

        if (options.Path.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new EdictOptionsException(nameof(options.Path), "The SQLite store keeps a file. For events in memory use UseInMemory().");
        }

        if (options.BusyTimeout <= TimeSpan.Zero)
        {
            throw new EdictOptionsException(
                nameof(options.BusyTimeout), $"The busy timeout is {options.BusyTimeout}; it must be more than zero.");
        }

        if (options.CheckpointPages < 1)
        {
            throw new EdictOptionsException(
                nameof(options.CheckpointPages), $"The checkpoint pages are {options.CheckpointPages}; there must be 1 or more.");
        }

        if (options.FeedPollInterval < TimeSpan.FromMilliseconds(1) || options.FeedPollInterval > TimeSpan.FromHours(1))
        {
            throw new EdictOptionsException(
                nameof(options.FeedPollInterval),
                $"The feed's poll interval is {options.FeedPollInterval}; it must be 1 millisecond to 1 hour.");
        }

        return new SqliteStoreSettings(
            System.IO.Path.GetFullPath(options.Path), options.BusyTimeout, options.CheckpointPages, options.FeedPollInterval, options.AllowErasure);
    }
}
