using Edict.Sqlite.ReadModels;

namespace Edict;

/// <summary>Names an SQLite file for read models.</summary>
public static class UseSqliteReadModelExtensions
{
    // As long as no dispatch waits for it, a projection can afford more patience than an append.
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Keeps the read models of projections that write to a <see cref="ReadModel"/> in one SQLite file, which is made when it does not exist, instead of where the events are.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="path">The path of the file.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">The path is empty or names no file.</exception>
    public static EdictOptions UseSqliteReadModel(this EdictOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0') || path.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new EdictOptionsException(nameof(path), "A read model in SQLite needs the path of a file, such as \"reports.db\".");
        }

        string file = Path.GetFullPath(path);
        return options.UseReadModel<ReadModel>(() => new SqliteReadModelDatabase(file, BusyTimeout));
    }
}
