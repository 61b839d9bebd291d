namespace Edict.PostgreSql.Database;

/// <summary>What schema version 2 changes in how edits of streams are numbered.</summary>
internal static class EditOrder
{
    // Under the lock of the order, so that an edit that commits later has the higher number, whoever makes it.
    internal const string Sql =
        """
        create or replace function {schema}.note_edit() returns trigger language plpgsql as
        $body$
        begin
            perform {schema}.lock_order();
            insert into {schema}.edits default values;
            return null;
        end
        $body$;

        """;
}
