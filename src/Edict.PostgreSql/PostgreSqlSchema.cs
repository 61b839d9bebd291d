using Edict.PostgreSql;
using Edict.PostgreSql.Database;

namespace Edict;

/// <summary>The schema of the PostgreSQL store, for teams whose applications may not change tables.</summary>
public static class PostgreSqlSchema
{
    /// <summary>
    /// The SQL that makes the schema, or brings one of an earlier version up to date; running it again changes nothing. Run it as
    /// whoever shall own the schema, for instance with <c>psql -v ON_ERROR_STOP=1 -f</c>; then let the application's user use it, with
    /// <c>grant usage on schema</c> and <c>grant select, insert, update, delete on all tables in schema</c>, and set
    /// <see cref="PostgreSqlStoreOptions.ManageSchema"/> to <see langword="false"/>.
    /// </summary>
    /// <param name="schema">The name of the schema, as in <see cref="PostgreSqlStoreOptions.Schema"/>.</param>
    /// <param name="payload">How events are kept.</param>
    /// <returns>The script, in one transaction.</returns>
    /// <exception cref="EdictOptionsException">The name is no name for a schema, or the payload is none of its values.</exception>
    public static string Script(string schema = "edict", PostgreSqlPayload payload = PostgreSqlPayload.Json)
    {
        SchemaName.Ensure(schema);
        if (!Enum.IsDefined(payload))
        {
            throw new EdictOptionsException(nameof(payload), $"The payload is {payload}; it must be Json, Bytea or Jsonb.");
        }

        return MigrationScript.Of(schema, payload, Migrations.All);
    }
}
