using Edict.Sqlite;

namespace Edict;

/// <summary>Names the SQLite event store.</summary>
public static class UseSqliteExtensions
{
    /// <summary>Keeps events in one SQLite file, which is made when it does not exist. Several processes may use it at once.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="path">The path of the file.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">The path is empty or names no file.</exception>
    public static EdictOptions UseSqlite(this EdictOptions options, string path) =>
        options.UseSqlite(sqlite => sqlite.Path = path);

    /// <summary>Keeps events in one SQLite file, which is made when it does not exist. Several processes may use it at once.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="configure">Sets the path and whatever else shall differ from the defaults.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">The path is empty or names no file, or a value is out of its range.</exception>
    public static EdictOptions UseSqlite(this EdictOptions options, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        SqliteStoreOptions sqlite = new();
        configure(sqlite);
        SqliteStoreSettings settings = SqliteStoreSettings.From(sqlite);
        return options.UseStore(context => new SqliteEventStore(settings, context));
    }
}
