namespace Edict.PostgreSql.Database;

/// <summary>
/// What an append runs on the server. It is a function because all of its input has arrived before it takes the lock, so that a slow
/// or dead network never keeps others waiting, and because its plans are kept without preparing anything in the session.
/// </summary>
internal static class AppendFunction
{
    // lock_order: 1162101588 is "EDCT", the first key of the store's advisory locks. A function's statements each see what was committed
    // before they began, so what follows the lock sees all of the order.
    // append_known is for writers who know the ids and versions of all streams concerned: that nobody has edited a stream it sees by the
    // number of edits, and that nobody has appended to one, by the unique index, so that nothing is looked up.
    // Arrays are taken apart in the list of columns: in the list of sources each would first be copied into a store of its own.
    // The settings keep every plan on the indexes whatever the statistics say, and on hash joins between what came in: a plan that was
    // made for an empty table is kept for the life of a connection.
    internal const string Sql =
        """
        create function {schema}.lock_order() returns void language plpgsql as
        $body$
        begin
            perform pg_advisory_xact_lock(1162101588, '{schema}.events'::regclass::oid::integer);
        end
        $body$;

        create function {schema}.fence(p_attempt uuid) returns void language plpgsql as
        $body$
        begin
            perform {schema}.lock_order();
            delete from {schema}.fences where created < now() - interval '1 day';
            insert into {schema}.fences (attempt) values (p_attempt) on conflict do nothing;
        end
        $body$;

        create function {schema}.append(
            p_attempt uuid,
            p_rounds integer[], p_batches integer[], p_aggregates text[], p_identities text[], p_expected bigint[], p_earlier integer[], p_repeats integer[],
            p_commands uuid[], p_causations uuid[], p_correlations uuid[], p_timestamps timestamptz[], p_metadata json[], p_counts integer[],
            p_writes integer[], p_indexes integer[], p_names text[], p_type_versions integer[], p_payloads {payload}[])
        returns table (batch integer, verdict integer, write integer, version bigint, last_position bigint, stream bigint, last_edit bigint)
        language plpgsql
        set enable_seqscan = off set enable_nestloop = off set enable_mergejoin = off set jit = off set plan_cache_mode = force_generic_plan
        as
        $body$
        #variable_conflict use_column
        declare
            v_last bigint;
            v_edit bigint;
        begin
            perform {schema}.lock_order();
            select coalesce(max(number), 0) into v_edit from {schema}.edits;
            if exists (select from {schema}.fences where attempt = p_attempt) then
                raise exception using errcode = 'ED001', message = 'Another connection has found that this append was not stored.';
            end if;

            -- Batches that touch one stream have come in different rounds, so that each sees what the one before has made.
            for v_round in 0 .. (select max(round) from unnest(p_rounds) as r (round)) loop
                select coalesce(max(position), 0) into v_last from {schema}.events;
                return query
                with arriving as materialized (
                    select w.*, s.id as stream, coalesce(s.version, 0) as version, s.state, s.is_list
                    from (
                        select unnest(p_rounds) as round, unnest(p_batches) as batch, unnest(p_aggregates) as aggregate,
                            unnest(p_identities) as identity, unnest(p_expected) as expected, unnest(p_earlier) as earlier,
                            unnest(p_repeats) as repeat, unnest(p_commands) as command_id, unnest(p_causations) as causation_id,
                            unnest(p_correlations) as correlation_id, unnest(p_timestamps) as timestamp, unnest(p_metadata) as metadata,
                            unnest(p_counts) as count, generate_series(1, cardinality(p_counts)) as write) w
                    left join lateral (
                        select known.id, known.state, known.is_list,
                            (select e.version from {schema}.events e where e.stream = known.id order by e.version desc limit 1) as version
                        from {schema}.streams known
                        where known.aggregate = w.aggregate and known.identity = w.identity
                        limit 1) s on true
                    where w.round = v_round
                ), examined as materialized (
                    select a.*, case
                        when a.state <> 0 then 3
                        when a.is_list then 4
                        when a.repeat = 2 then 2
                        when a.repeat = 1 and exists (
                            select from {schema}.events e
                            where e.stream = a.stream and e.version > a.version - 1000 and e.command_id = a.command_id) then 2
                        when a.expected = -1
                            or (a.expected = -2 and a.version + a.earlier > 0)
                            or a.expected = a.version + a.earlier then 0
                        else 1 end as verdict
                    from arriving a
                ), refused as materialized (
                    select distinct on (x.batch) x.batch, x.verdict, x.write, x.stream, case x.verdict when 3 then x.state else x.version end as version
                    from examined x
                    where x.verdict <> 0
                    order by x.batch, x.write
                ), accepted as materialized (
                    select x.* from examined x left join refused r on r.batch = x.batch where r.batch is null
                ), opened as (
                    insert into {schema}.streams (aggregate, identity)
                    select distinct a.aggregate, a.identity from accepted a where a.stream is null
                    returning id, aggregate, identity
                ), stored as (
                    insert into {schema}.events (position, stream, version, timestamp, command_id, causation_id, correlation_id,
                        command_index, type_version, name, metadata, payload)
                    select v_last + row_number() over (order by e.number), coalesce(a.stream, o.id), a.version + a.earlier + e.index + 1,
                        a.timestamp, a.command_id, a.causation_id, a.correlation_id, e.index, e.type_version, e.name, a.metadata, e.payload
                    from (
                        select unnest(p_writes) as write, unnest(p_indexes) as index, unnest(p_names) as name,
                            unnest(p_type_versions) as type_version, unnest(p_payloads) as payload,
                            generate_series(1, cardinality(p_writes)) as number) e
                    join accepted a on a.write = e.write
                    left join opened o on a.stream is null and o.aggregate = a.aggregate and o.identity = a.identity
                    returning position, name
                ), noted as (
                    insert into {schema}.blocks (kind, key, block)
                    select distinct 1, s.name, (s.position - 1) / 1024 from stored s
                    union all
                    select distinct 2, a.aggregate, b.block
                    from accepted a cross join (select distinct (position - 1) / 1024 as block from stored) b
                    on conflict do nothing
                )
                select r.batch, r.verdict, r.write, r.version, v_last, r.stream, v_edit from refused r
                union all
                (select distinct on (a.batch) a.batch, 0, a.write, a.version + a.earlier + a.count, v_last, coalesce(a.stream, o.id), v_edit
                from accepted a
                left join opened o on a.stream is null and o.aggregate = a.aggregate and o.identity = a.identity
                order by a.batch, a.write desc);
            end loop;
        end
        $body$;

        create function {schema}.append_known(
            p_attempt uuid, p_edit bigint, p_noted_block bigint, p_all_names text[], p_all_aggregates text[],
            p_streams bigint[], p_versions bigint[], p_commands uuid[], p_causations uuid[], p_correlations uuid[],
            p_timestamps timestamptz[], p_metadata json[], p_indexes integer[], p_names text[], p_type_versions integer[],
            p_payloads {payload}[])
        returns bigint
        language plpgsql
        set enable_seqscan = off
        as
        $body$
        declare
            v_last bigint;
            v_is_known boolean;
            v_is_fenced boolean;
        begin
            perform {schema}.lock_order();
            select coalesce((select max(position) from {schema}.events), 0),
                coalesce((select max(number) from {schema}.edits), 0) = p_edit,
                exists (select from {schema}.fences where attempt = p_attempt)
            into v_last, v_is_known, v_is_fenced;
            if v_is_fenced then
                raise exception using errcode = 'ED001', message = 'Another connection has found that this append was not stored.';
            end if;
            if not v_is_known then
                return null;
            end if;

            insert into {schema}.events (position, stream, version, timestamp, command_id, causation_id, correlation_id,
                command_index, type_version, name, metadata, payload)
            select e.position, e.stream, e.version, e.timestamp, e.command_id, e.causation_id, e.correlation_id,
                coalesce(e.index, 0), coalesce(e.type_version, 1), e.name, e.metadata, e.payload
            from (
                select generate_series(v_last + 1, v_last + cardinality(p_streams)) as position, unnest(p_streams) as stream,
                    unnest(p_versions) as version, unnest(p_timestamps) as timestamp, unnest(p_commands) as command_id,
                    unnest(p_causations) as causation_id, unnest(p_correlations) as correlation_id, unnest(p_indexes) as index,
                    unnest(p_type_versions) as type_version, unnest(p_names) as name, unnest(p_metadata) as metadata,
                    unnest(p_payloads) as payload) e;

            if (v_last + cardinality(p_streams) - 1) / 1024 > p_noted_block then
                insert into {schema}.blocks (kind, key, block)
                select k.kind, k.key, b.block
                from (
                    select 1 as kind, unnest(p_all_names) as key
                    union all
                    select 2, unnest(p_all_aggregates)) k
                cross join generate_series(v_last / 1024, (v_last + cardinality(p_streams) - 1) / 1024) b (block)
                on conflict do nothing;
            end if;
            return v_last;
        end
        $body$;
        """;
}
