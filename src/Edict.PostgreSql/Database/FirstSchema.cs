namespace Edict.PostgreSql.Database;

/// <summary>The tables of schema version 1.</summary>
internal static class FirstSchema
{
    // causation_id, correlation_id: null where they are the command's own id. content_type: null for JSON. metadata: null for none.
    // state: 1 archived, 2 deleted. blocks: which event names (kind 1) and aggregates (kind 2) occur among 1,024 positions, so that a
    // reader of a rare one passes over the rest; an index on names would cost every append. fences: attempts that shall not succeed any
    // more. edits: one for each change of streams, by whomever, numbered in the order of commits, so that a writer who knows the last one may
    // trust what it knows of them. An erased event keeps its row, with an empty name, so that positions have no holes.
    // A stream's version is that of its last event, so that an append changes no row, and leaves nothing behind for vacuum.
    internal const string Sql =
        """
        create table {schema}.store (
            only_row boolean primary key default true check (only_row),
            edict_schema_version integer not null,
            id uuid not null default gen_random_uuid(),
            payload text not null,
            created timestamptz not null default now()
        );

        create table {schema}.streams (
            id bigint generated always as identity primary key,
            first_version bigint not null default 1,
            state smallint not null default 0,
            is_list boolean not null default false,
            aggregate text collate "C" not null,
            identity text collate "C" not null,
            tenant text,
            unique (aggregate, identity)
        );

        create index unusual_streams on {schema}.streams (id) where state <> 0 or first_version > 1;

        create table {schema}.events (
            position bigint primary key,
            stream bigint not null,
            version bigint not null,
            timestamp timestamptz not null,
            command_id uuid not null,
            causation_id uuid,
            correlation_id uuid,
            command_index integer not null,
            type_version integer not null,
            name text collate "C" not null,
            content_type text,
            key_id text,
            tenant text,
            tags text[],
            metadata json,
            payload {payload} not null,
            unique (stream, version)
        );

        create table {schema}.blocks (
            kind smallint not null,
            key text collate "C" not null,
            block bigint not null,
            primary key (kind, key, block)
        );

        create table {schema}.links (
            list bigint not null references {schema}.streams on delete cascade,
            version bigint not null,
            position bigint not null,
            primary key (list, version),
            unique (list, position)
        );

        create table {schema}.snapshots (
            stream bigint primary key references {schema}.streams on delete cascade,
            version bigint not null,
            state_version integer not null,
            timestamp timestamptz not null,
            payload bytea not null
        );

        create table {schema}.edits (
            number bigint generated always as identity primary key
        );

        create table {schema}.fences (
            attempt uuid primary key,
            created timestamptz not null default now()
        );

        create function {schema}.refuse_change() returns trigger language plpgsql as
        $body$
        begin
            if current_setting('edict.unguarded', true) is distinct from 'on' then
                raise exception using
                    errcode = 'ED003',
                    message = format('Events are facts: %s of %I.%I is refused.', tg_op, tg_table_schema, tg_table_name),
                    hint = 'Whoever must, sets edict.unguarded to on for the transaction: set local edict.unguarded = ''on''.';
            end if;
            return null;
        end
        $body$;

        create trigger guard before update or delete or truncate on {schema}.events
            for each statement execute function {schema}.refuse_change();
        create trigger guard before delete or truncate on {schema}.streams
            for each statement execute function {schema}.refuse_change();

        create function {schema}.note_edit() returns trigger language plpgsql as
        $body$
        begin
            insert into {schema}.edits default values;
            return null;
        end
        $body$;

        create trigger edited after update or delete on {schema}.streams
            for each statement execute function {schema}.note_edit();

        """;
}
