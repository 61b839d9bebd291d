using Edict.PostgreSql;
using Edict.PostgreSql.Database;
using Edict.PostgreSql.ReadModels;
using Npgsql;

namespace Edict;

/// <summary>Names a PostgreSQL database for read models.</summary>
public static class UsePostgreSqlReadModelExtensions
{
    /// <summary>
    /// Keeps the read models of projections that write to a <see cref="ReadModel"/> in a schema of a PostgreSQL database, instead of where the events are.
    /// </summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="connectionString">The connection string, in Npgsql's words.</param>
    /// <param name="schema">The schema, as that of a store may be named; it is made when it does not exist.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">The connection string is empty or no such string, or no schema has such a name.</exception>
    public static EdictOptions UsePostgreSqlReadModel(this EdictOptions options, string connectionString, string schema = "public")
    {
        ArgumentNullException.ThrowIfNull(options);
        PostgreSqlStoreSettings settings = PostgreSqlStoreSettings.From(new PostgreSqlStoreOptions { ConnectionString = connectionString, Schema = schema });
        return options.UseReadModel<ReadModel>(() =>
            new PostgreSqlReadModelDatabase(Connections.Build(settings.ConnectionString), ownsSource: true, settings.Schema, prepares: true));
    }

    /// <summary>
    /// Keeps the read models of projections that write to a <see cref="ReadModel"/> in a schema of a PostgreSQL database, instead of where the events are.
    /// </summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="dataSource">A pool of connections, which is never disposed.</param>
    /// <param name="schema">The schema, as that of a store may be named; it is made when it does not exist.</param>
    /// <param name="throughPgBouncer">Whether the connections go through PgBouncer in transaction mode, so that nothing is prepared.</param>
    /// <returns>The options.</returns>
    /// <exception cref="EdictOptionsException">No schema has such a name.</exception>
    public static EdictOptions UsePostgreSqlReadModel(
        this EdictOptions options, NpgsqlDataSource dataSource, string schema = "public", bool throughPgBouncer = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dataSource);
        SchemaName.Ensure(schema);
        return options.UseReadModel<ReadModel>(() => new PostgreSqlReadModelDatabase(dataSource, ownsSource: false, schema, prepares: !throughPgBouncer));
    }
}
