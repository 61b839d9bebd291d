namespace Edict.PostgreSql.Database;

/// <summary>Every statement about subscriptions and their dead letters, for one schema; made when it is first asked for. Safe for concurrent use.</summary>
internal sealed class SubscriptionSql(string schema)
{
    // What goes on for longer than it can was taken before the clock was set back.
    private const string IsFree =
        "(s.owner is null or s.held_until <= clock_timestamp() or s.held_until - clock_timestamp() > 2 * s.held_for)";

    // What another has made in the same moment would be hidden from a mere look.
    internal string Create => field ??=
        $"""
        insert into {schema}.subscriptions as s (name, checkpoint) values ($1, $2)
        on conflict (name) do update set name = s.name
        returning s.checkpoint
        """;

    // Rows are locked in the order of names, so that no two who want the same wait for each other. The clock goes on within the statement:
    // whoever was not found to hold it on takes it anew.
    internal string Hold => field ??=
        $"""
        with {Wanted(schema)}
        update {schema}.subscriptions s
        set epoch = case when s.owner = $1 and not {IsFree} then s.epoch else s.epoch + 1 end,
            owner = $1, held_until = clock_timestamp() + $3 * interval '1 microsecond', held_for = $3 * interval '1 microsecond'
        from wanted
        where s.id = wanted.id and (s.owner = $1 or {IsFree})
        returning s.name, s.epoch, s.checkpoint
        """;

    internal string Release => field ??=
        $"""
        with {Wanted(schema)}
        update {schema}.subscriptions s
        set owner = null, held_until = null, held_for = null
        from wanted
        where s.id = wanted.id and s.owner = $1
        """;

    internal string Move => field ??=
        $"""
        update {schema}.subscriptions set checkpoint = $5, moved = clock_timestamp()
        where name = $1 and owner = $2 and epoch = $3 and checkpoint = $4
        returning 1::bigint
        """;

    internal string Read => field ??= Describe(schema, "where s.name = $1");

    internal string List => field ??= Describe(schema, "order by s.name");

    internal string Delete => field ??= $"delete from {schema}.subscriptions where name = $1 returning 1::bigint";

    // Streams are locked against being erased meanwhile.
    internal string AddLetters => field ??=
        $"""
        with held as materialized (
            select id from {schema}.subscriptions where name = $1 and owner = $2 and epoch = $3 for no key update
        ), added as (
            insert into {schema}.dead_letters (subscription, position, stream, version, event_name, kind, attempts,
                error_type, error, error_details, timestamp)
            select held.id, l.position, s.id, l.version, l.event_name, l.kind, l.attempts, l.error_type, l.error, l.error_details, l.timestamp
            from held
            cross join unnest($4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::smallint[], $10::integer[],
                $11::text[], $12::text[], $13::text[], $14::timestamptz[])
                as l (position, aggregate, identity, version, event_name, kind, attempts, error_type, error, error_details, timestamp)
            join {schema}.streams s on s.aggregate = l.aggregate and s.identity = l.identity
            for key share of s
            on conflict (subscription, position) do update
            set stream = excluded.stream, version = excluded.version, event_name = excluded.event_name, kind = excluded.kind,
                attempts = excluded.attempts, error_type = excluded.error_type, error = excluded.error,
                error_details = excluded.error_details, timestamp = excluded.timestamp)
        select count(*) from held
        """;

    internal string ReadLetters => field ??= Letters(schema, "");

    internal string ReadLettersOfStream => field ??= Letters(
        schema, $"and l.stream = (select id from {schema}.streams where aggregate = $4 and identity = $5)");

    internal string ReadParkedStreams => field ??=
        $"""
        select distinct s.aggregate, s.identity
        from {schema}.dead_letters l join {schema}.streams s on s.id = l.stream
        where l.subscription = {IdOf(schema)} and l.kind <> 0
        order by s.aggregate, s.identity
        """;

    internal string CountLetters => field ??= $"select count(*) from {schema}.dead_letters where subscription = {IdOf(schema)}";

    internal string RemoveLetters => field ??=
        $"""
        with removed as (
            delete from {schema}.dead_letters where subscription = {IdOf(schema)} and position = any($2)
            returning position)
        select count(*) from removed
        """;

    private static string IdOf(string schema) => $"(select id from {schema}.subscriptions where name = $1)";

    private static string Wanted(string schema) =>
        $"wanted as materialized (select id from {schema}.subscriptions where name = any($2) order by name for no key update)";

    private static string Describe(string schema, string rest) =>
        $"select s.name, s.checkpoint, case when {IsFree} then null else s.owner end, s.epoch, s.moved from {schema}.subscriptions s {rest}";

    private static string Letters(string schema, string condition) =>
        $"""
        select l.position, s.aggregate, s.identity, l.version, l.event_name, l.kind, l.attempts, l.error_type, l.error, l.error_details, l.timestamp
        from {schema}.dead_letters l join {schema}.streams s on s.id = l.stream
        where l.subscription = {IdOf(schema)} and l.position > $2 {condition}
        order by l.position
        limit $3
        """;
}
