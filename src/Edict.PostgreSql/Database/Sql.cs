namespace Edict.PostgreSql.Database;

/// <summary>Every statement that the store runs, for one schema; made when it is first asked for, as idle tenants need few of them. Safe for concurrent use.</summary>
internal sealed class Sql(string schema)
{
    // A payload that takes more on the server than this stands in the table of large values, or nearly.
    private const string Columns =
        """
        e.position, e.stream, e.version, e.timestamp, e.command_id, e.causation_id, e.correlation_id, e.command_index, e.type_version, e.name, e.metadata,
            case when pg_column_size(e.payload) <= 2048 then e.payload end, case when pg_column_size(e.payload) > 2048 then pg_column_size(e.payload) end
        """;

    /// <summary>A page ends once its payloads take this many bytes; it holds one event at least.</summary>
    internal const int PageBytes = 4 * 1024 * 1024;

    /// <summary>So many positions share the notes of what occurs among them, as the functions of the schema count them.</summary>
    internal const int BlockSize = 1_024;

    /// <summary>Holds for the transaction that is about to begin, and needs none that is open; under a stricter level its snapshot would be older than the lock.</summary>
    internal const string ReadCommitted = "set transaction_isolation = 'read committed'";

    /// <summary>Has the rest of a transaction find rows by an index that has them in the order asked for.</summary>
    internal const string ByIndex =
        "select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)";

    /// <summary>What is in the schema: whether there is anything, and whether it is a store.</summary>
    internal const string Inspect =
        """
        select
            exists (select from pg_class where relnamespace = to_regnamespace($1)),
            exists (
                select from pg_attribute
                where attrelid = to_regclass($1 || '.store') and attname = 'edict_schema_version' and not attisdropped)
        """;

    internal string Version => field ??= $"select edict_schema_version, payload from {schema}.store";

    internal string Append => field ??=
        $"select * from {schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";

    internal string AppendKnown => field ??=
        $"select {schema}.append_known($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    internal string Fence => field ??= $"select {schema}.fence($1)";

    internal string LastPosition => field ??= $"select coalesce(max(position), 0) from {schema}.events";

    internal string FindOutcome => field ??=
        $"""
        select e.command_id, e.command_index, s.aggregate, s.identity, e.version, e.position
        from {schema}.events e join {schema}.streams s on s.id = e.stream
        where e.position > $1 and e.command_id = any($2)
        order by e.position
        """;

    /// <summary>A stream as readers need to know it.</summary>
    internal string Head => field ??=
        $"""
        select id, state, first_version, is_list, {schema}.version_of(id, is_list)
        from {schema}.streams
        where aggregate = $1 and identity = $2
        """;

    internal string StreamForward => field ??= Page(OfStream(schema), "e.version", forward: true);

    internal string StreamBackward => field ??= Page(OfStream(schema), "e.version", forward: false);

    internal string ListForward => field ??= Page(OfList(schema), "k.version", forward: true);

    internal string ListBackward => field ??= Page(OfList(schema), "k.version", forward: false);

    /// <summary>The last position, and whether there are streams whose events not everyone reads.</summary>
    internal string LogHead => field ??=
        $"""
        select coalesce(max(position), 0), exists (select from {schema}.streams where state <> 0 or first_version > 1)
        from {schema}.events
        """;

    internal string LogForward => field ??= Page(OfLog(schema), "e.position", forward: true);

    internal string LogBackward => field ??= Page(OfLog(schema), "e.position", forward: false);

    internal string FilteredForward => field ??= Page(Filtered(schema), "e.position", forward: true) + " limit $3";

    internal string FilteredBackward => field ??= Page(Filtered(schema), "e.position", forward: false) + " limit $3";

    /// <summary>Where only names matter: the streams need not be looked at, row by row.</summary>
    internal string NamedForward => field ??= Page(Named(schema), "e.position", forward: true) + " limit $3";

    internal string NamedBackward => field ??= Page(Named(schema), "e.position", forward: false) + " limit $3";

    /// <summary>The names and payloads of some events, in the order asked for; an erased one has lost its name.</summary>
    internal string Payloads => field ??=
        $"""
        select e.name, e.payload
        from unnest($1) with ordinality w (position, number) join {schema}.events e on e.position = w.position
        order by w.number
        """;

    internal string NextStretch => field ??= $"select first_position, last_position from {schema}.next_stretch($1, $2, $3, $4, $5)";

    internal string StreamKeys => field ??= $"select id, aggregate, identity from {schema}.streams where id = any($1)";

    internal string UnusualStreams => field ??=
        $"select id, state, first_version from {schema}.streams where id = any($1) and (state <> 0 or first_version > 1)";

    // The last event of the command must lie in the window; its first ones may lie before it.
    internal string FindCommand => field ??=
        $"""
        with last as (
            select stream, version, command_index
            from {schema}.events
            where stream = {StreamOf(schema)} and command_id = $3 and version > (
                select version from {schema}.events where stream = {StreamOf(schema)} order by version desc limit 1) - $4
            order by version desc
            limit 1)
        select e.version, {Columns}
        from {schema}.events e
        where e.stream = (select stream from last)
            and e.version between (select version - command_index from last) and (select version from last)
        order by e.version
        """;

    internal string EditStream => field ??= $"select verdict, version from {schema}.edit_stream($1, $2, $3, $4, $5)";

    internal string Link => field ??= $"select verdict, version from {schema}.link($1, $2, $3, $4)";

    internal string FindStream => field ??= Describe(schema, "aggregate = $1 and identity = $2", "");

    internal string ListStreams => field ??= Describe(schema, Listed("$3::text is null"), "order by aggregate, identity limit $6");

    /// <summary>Ends at the aggregate's last stream, and not at the store's.</summary>
    internal string ListStreamsOfAggregate => field ??= Describe(schema, Listed("aggregate = $3"), "order by aggregate, identity limit $6");

    internal string ReadSnapshot => field ??=
        $"select version, state_version, timestamp, payload from {schema}.snapshots where stream = {StreamOf(schema)}";

    internal string WriteSnapshot => field ??=
        $"""
        with known as (
            select id from {schema}.streams where aggregate = $1 and identity = $2
        ), written as (
            insert into {schema}.snapshots as kept (stream, version, state_version, timestamp, payload)
            select id, $3, $4, $5, $6 from known
            on conflict (stream) do update
            set version = excluded.version, state_version = excluded.state_version, timestamp = excluded.timestamp, payload = excluded.payload
            where kept.state_version <> excluded.state_version or kept.version < excluded.version)
        select count(*) from known
        """;

    internal string DeleteSnapshot => field ??= $"delete from {schema}.snapshots where stream = {StreamOf(schema)}";

    private static string OfStream(string schema) => $"{schema}.events e where e.stream = $1 and e.version between $2 and $3";

    private static string OfList(string schema) =>
        $"{schema}.links k join {schema}.events e on e.position = k.position where k.list = $1 and k.version between $2 and $3";

    private static string OfLog(string schema) => $"{schema}.events e where e.position between $1 and $2";

    private static string StreamOf(string schema) => $"(select id from {schema}.streams where aggregate = $1 and identity = $2)";

    private static string Page(string source, string key, bool forward) =>
        $"select {key}, {Columns} from {source} order by {key}{(forward ? "" : " desc")}";

    private static string Filtered(string schema) =>
        $"""
        {schema}.events e join {schema}.streams s on s.id = e.stream
        where e.position between $1 and $2
            and e.name <> '' and e.name = any(coalesce($4, array[e.name]))
            and s.aggregate = coalesce($5, s.aggregate) and starts_with(s.identity, $6)
            and (s.state <> 1 or $7) and (e.version >= s.first_version or $8)
        """;

    private static string Named(string schema) => $"{schema}.events e where e.position between $1 and $2 and e.name = any($4)";

    private static string Listed(string aggregate) =>
        $"(aggregate, identity) > ($1, $2) and {aggregate} and strpos(identity, $4) > 0 and state = any($5)";

    private static string Describe(string schema, string condition, string rest) =>
        $"""
        select s.aggregate, s.identity, s.state, last.version, s.first_version, first.timestamp, last.timestamp, s.is_list
        from (select * from {schema}.streams where {condition} {rest}) s
        cross join lateral (
            (select e.timestamp from {schema}.events e where not s.is_list and e.stream = s.id order by e.version limit 1)
            union all
            (select e.timestamp from {schema}.links k join {schema}.events e on e.position = k.position
            where s.is_list and k.list = s.id order by k.version limit 1)) first
        cross join lateral (
            (select e.version, e.timestamp from {schema}.events e where not s.is_list and e.stream = s.id order by e.version desc limit 1)
            union all
            (select k.version, e.timestamp from {schema}.links k join {schema}.events e on e.position = k.position
            where s.is_list and k.list = s.id order by k.version desc limit 1)) last
        order by s.aggregate, s.identity
        """;
}
