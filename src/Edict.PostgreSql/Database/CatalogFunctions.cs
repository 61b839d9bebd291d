namespace Edict.PostgreSql.Database;

/// <summary>
/// What the server runs to change streams, and to find where in the log something is. Changes take the lock of the order, so that no
/// append which is answered later contradicts them. Verdicts are those of <see cref="Verdict"/>.
/// </summary>
internal static class CatalogFunctions
{
    internal const string Sql =
        """

        create function {schema}.version_of(p_stream bigint, p_is_list boolean) returns bigint language sql stable as
        $body$
            select coalesce(case
                when p_is_list then (select k.version from {schema}.links k where k.list = p_stream order by k.version desc limit 1)
                else (select e.version from {schema}.events e where e.stream = p_stream order by e.version desc limit 1) end, 0)
        $body$;

        create function {schema}.accepts(p_expected bigint, p_version bigint) returns boolean language sql immutable as
        $body$
            select p_expected = -1 or (p_expected = -2 and p_version > 0) or p_expected = p_version
        $body$;

        create function {schema}.edit_stream(p_action text, p_aggregate text, p_identity text, p_expected bigint, p_version bigint)
        returns table (verdict integer, version bigint)
        language plpgsql
        as
        $body$
        #variable_conflict use_column
        declare
            v_stream {schema}.streams;
            v_version bigint;
        begin
            perform {schema}.lock_order();
            select * into v_stream from {schema}.streams where aggregate = p_aggregate and identity = p_identity;
            v_version := {schema}.version_of(v_stream.id, v_stream.is_list);
            if v_stream.id is null then
                return query select 5, 0::bigint;
            elsif v_stream.state = 2 and p_action in ('archive', 'truncate') then
                return query select 3, 2::bigint;
            elsif p_action = 'truncate' and p_version not between 1 and v_version then
                return query select 6, v_version;
            elsif not {schema}.accepts(p_expected, v_version) then
                return query select 1, v_version;
            else
                if p_action = 'truncate' then
                    update {schema}.streams set first_version = greatest(first_version, p_version) where id = v_stream.id;
                elsif p_action = 'erase' then
                    perform set_config('edict.unguarded', 'on', true);
                    update {schema}.events set name = '', content_type = null, tags = null, tenant = null, metadata = null, payload = 'null'
                    where stream = v_stream.id;
                    delete from {schema}.streams where id = v_stream.id;
                    perform set_config('edict.unguarded', '', true);
                else
                    update {schema}.streams set state = case p_action when 'archive' then 1 when 'delete' then 2 else 0 end where id = v_stream.id;
                end if;
                return query select 0, v_version;
            end if;
        end
        $body$;

        create function {schema}.link(p_aggregate text, p_identity text, p_expected bigint, p_positions bigint[])
        returns table (verdict integer, version bigint)
        language plpgsql
        as
        $body$
        #variable_conflict use_column
        declare
            v_list {schema}.streams;
            v_version bigint;
        begin
            perform {schema}.lock_order();
            select * into v_list from {schema}.streams where aggregate = p_aggregate and identity = p_identity;
            v_version := {schema}.version_of(v_list.id, v_list.is_list);
            if v_list.state <> 0 then
                return query select 3, v_list.state::bigint;
            elsif not v_list.is_list then
                return query select 4, v_version;
            elsif exists (
                select from unnest(p_positions) p (position)
                where not exists (select from {schema}.events e where e.position = p.position and e.name <> ''))
            then
                return query select 6, v_version;
            elsif not {schema}.accepts(p_expected, v_version) then
                return query select 1, v_version;
            elsif exists (select from unnest(p_positions) p (position) group by position having count(*) > 1)
                or exists (select from {schema}.links where list = v_list.id and position = any(p_positions))
            then
                return query select 2, v_version;
            else
                if v_list.id is null then
                    insert into {schema}.streams (aggregate, identity, is_list) values (p_aggregate, p_identity, true) returning id into v_list.id;
                end if;
                insert into {schema}.links (list, version, position)
                select v_list.id, v_version + number, position from unnest(p_positions) with ordinality as p (position, number);
                return query select 0, v_version + cardinality(p_positions);
            end if;
        end
        $body$;

        create function {schema}.next_block(p_kind smallint, p_keys text[], p_block bigint, p_forward boolean) returns bigint
        language plpgsql stable set enable_seqscan = off
        as
        $body$
        begin
            if p_forward then
                return (select min(b.block) from unnest(p_keys) k (key) cross join lateral (
                    select block from {schema}.blocks where kind = p_kind and key = k.key and block >= p_block order by block limit 1) b);
            end if;
            return (select max(b.block) from unnest(p_keys) k (key) cross join lateral (
                select block from {schema}.blocks where kind = p_kind and key = k.key and block <= p_block order by block desc limit 1) b);
        end
        $body$;

        create function {schema}.next_match(p_names text[], p_aggregates text[], p_block bigint, p_forward boolean) returns bigint
        language plpgsql stable
        as
        $body$
        declare
            v_names bigint := p_block;
            v_aggregates bigint := p_block;
        begin
            loop
                if p_names is not null then
                    v_names := {schema}.next_block(1::smallint, p_names, v_aggregates, p_forward);
                end if;
                if p_aggregates is not null then
                    v_aggregates := {schema}.next_block(2::smallint, p_aggregates, v_names, p_forward);
                end if;
                if p_names is null or p_aggregates is null or v_names is null or v_aggregates is null or v_names = v_aggregates then
                    return case when p_names is null then v_aggregates when p_aggregates is null then v_names
                        when v_names = v_aggregates then v_names end;
                end if;
            end loop;
        end
        $body$;

        create function {schema}.next_stretch(
            p_names text[], p_aggregates text[], p_position bigint, p_forward boolean, p_most integer,
            out first_position bigint, out last_position bigint)
        language plpgsql stable
        as
        $body$
        declare
            v_step integer := case when p_forward then 1 else -1 end;
            v_first bigint := {schema}.next_match(p_names, p_aggregates, (p_position - 1) / 1024, p_forward);
            v_last bigint := v_first;
        begin
            while abs(v_last - v_first) + 1 < p_most
                and {schema}.next_match(p_names, p_aggregates, v_last + v_step, p_forward) = v_last + v_step
            loop
                v_last := v_last + v_step;
            end loop;
            first_position := least(v_first, v_last) * 1024 + 1;
            last_position := (greatest(v_first, v_last) + 1) * 1024;
        end
        $body$;
        """;
}
