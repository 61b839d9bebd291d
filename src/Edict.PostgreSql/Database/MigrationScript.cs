using System.Globalization;
using System.Text;

namespace Edict.PostgreSql.Database;

/// <summary>Joins migrations to one script that runs those that are missing, all or none.</summary>
internal static class MigrationScript
{
    /// <summary>The error by which the script refuses a schema that holds something else.</summary>
    internal const string NotOurs = "ED002";

    internal static string Of(string schema, PostgreSqlPayload payload, IReadOnlyList<Migration> migrations)
    {
        StringBuilder script = new(Begin);
        foreach (Migration migration in migrations)
        {
            script.Append(Step).Replace("{version}", migration.Version.ToString(CultureInfo.InvariantCulture)).Replace("{sql}", migration.Sql);
        }

        return script.Append("commit;\n").Replace("{schema}", schema).Replace("{payload}", Name(payload)).ToString();
    }

    /// <summary>The type's name, as SQL and the store's own row have it.</summary>
    internal static string Name(PostgreSqlPayload payload) => payload switch
    {
        PostgreSqlPayload.Bytea => "bytea",
        PostgreSqlPayload.Jsonb => "jsonb",
        _ => "json",
    };

    // Level and lock each have a statement of their own, so that what follows sees what another process has made meanwhile.
    private const string Begin =
        """
        begin isolation level read committed;
        select pg_advisory_xact_lock(1162101589, hashtext('{schema}'));

        do $migration$
        begin
            if to_regclass('{schema}.store') is null and exists (
                select from pg_class where relnamespace = to_regnamespace('{schema}')
                union all
                select from pg_proc where pronamespace = to_regnamespace('{schema}'))
            then
                raise exception using errcode = 'ED002', message = 'Schema {schema} holds something else than an Edict store.';
            end if;
            if to_regnamespace('{schema}') is null then
                create schema {schema};
            end if;
        end
        $migration$;


        """;

    private const string Step =
        """
        do $migration$
        declare
            at integer := -1;
        begin
            if to_regclass('{schema}.store') is not null then
                select edict_schema_version into strict at from {schema}.store;
            end if;
            if at >= {version} then
                return;
            end if;

        {sql}
            insert into {schema}.store (edict_schema_version, payload) values ({version}, '{payload}')
            on conflict (only_row) do update set edict_schema_version = excluded.edict_schema_version;
        end
        $migration$;


        """;
}
