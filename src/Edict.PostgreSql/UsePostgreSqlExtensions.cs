using Edict.PostgreSql;

namespace Edict;

/// <summary>Names the PostgreSQL event store.</summary>
public static class UsePostgreSqlExtensions
{
    /// <summary>Keeps events in a PostgreSQL database, in schema <c>edict</c>, which is made when it does not exist.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="connectionString">The connection string, in Npgsql's words.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">The connection string is empty or no such string.</exception>
    public static EdictOptions UsePostgreSql(this EdictOptions options, string connectionString) =>
        options.UsePostgreSql(postgreSql => postgreSql.ConnectionString = connectionString);

    /// <summary>Keeps events in a schema of a PostgreSQL database. Any number of processes may use it at once.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="configure">Sets the connection and whatever else shall differ from the defaults.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">There is no connection string and no data source, or a value is out of its range.</exception>
    public static EdictOptions UsePostgreSql(this EdictOptions options, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        PostgreSqlStoreOptions postgreSql = new();
        configure(postgreSql);
        PostgreSqlStoreSettings settings = PostgreSqlStoreSettings.From(postgreSql);
        return options.UseStore(context => new PostgreSqlEventStore(settings, context));
    }
}
