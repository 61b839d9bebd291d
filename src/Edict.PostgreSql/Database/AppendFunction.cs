namespace Edict.PostgreSql.Database;

/// <summary>
/// What an append runs on the server. It is a function because all of its input has arrived before it takes the lock, so that a slow
/// or dead network never keeps others waiting, and because its plans are kept without preparing anything in the session.
/// </summary>
internal static class AppendFunction
{
    // lock_order: 1162101588 is "EDCT", the first key of the store's advisory locks. A function's statements each see what was committed
    // before they began, so what follows the lock sees all of the order.
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
        returns table (batch integer, verdict integer, write integer, version bigint, last_position bigint)
        language plpgsql
        set enable_seqscan = off set enable_nestloop = off set enable_mergejoin = off set jit = off set plan_cache_mode = force_generic_plan
        as
        $body$
        #variable_conflict use_column
        declare
            v_last bigint;
        begin
            perform {schema}.lock_order();
            if exists (select from {schema}.fences where attempt = p_attempt) then
                raise exception using errcode = 'ED001', message = 'Another connection has found that this append was not stored.';
            end if;

            -- Batches that touch one stream have come in different rounds, so that each sees what the one before has made.
            for v_round in 0 .. (select max(round) from unnest(p_rounds) as r (round)) loop
                select coalesce(max(position), 0) into v_last from {schema}.events;
                return query
                with arriving as materialized (
                    select w.*, s.id as stream, coalesce(s.version, 0) as version, s.state, s.is_list
                    from unnest(p_rounds, p_batches, p_aggregates, p_identities, p_expected, p_earlier, p_repeats, p_commands, p_causations,
                        p_correlations, p_timestamps, p_metadata, p_counts)
                        with ordinality as w (round, batch, aggregate, identity, expected, earlier, repeat, command_id, causation_id,
                            correlation_id, timestamp, metadata, count, write)
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
                    select distinct on (x.batch) x.batch, x.verdict, x.write, case x.verdict when 3 then x.state else x.version end as version
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
                    from unnest(p_writes, p_indexes, p_names, p_type_versions, p_payloads)
                        with ordinality as e (write, index, name, type_version, payload, number)
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
                select r.batch, r.verdict, r.write::integer, r.version, v_last from refused r
                union all
                (select distinct on (a.batch) a.batch, 0, a.write::integer, a.version + a.earlier + a.count, v_last
                from accepted a
                order by a.batch, a.write desc);
            end loop;
        end
        $body$;
        """;
}
