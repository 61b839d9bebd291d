namespace Edict.Sqlite.Database;

/// <summary>
/// The schema, as the steps that lead to it: a new file takes all of them, an older one those that it lacks, so that both end alike.
/// </summary>
internal static class Schema
{
    /// <summary>The version of a file that has taken every step.</summary>
    internal static int Version => Steps.Length;

    /// <summary>The tables that they make.</summary>
    internal static IReadOnlyList<string> Tables { get; } =
        ["streams", "heads", "events", "stream_states", "blocks", "links", "snapshots", "erasing", "subscriptions", "dead_letters"];

    // causation_id, correlation_id: null where they are the command's own id. content_type: null for JSON. metadata: null for none.
    // previous, landmark: positions of earlier events of the same stream, 0 for none; see Chain. An index over stream and version
    // would do instead of them and heads, but then nearly every append changes a page of its own: 3.5 times the cost.
    private const string EventsInStreams =
        """
        create table streams (
            stream integer primary key,
            aggregate text not null,
            identity text not null,
            tenant text,
            unique (aggregate, identity)
        ) strict;

        create table heads (
            stream integer primary key references streams,
            version integer not null,
            position integer not null,
            landmark integer not null
        ) strict;

        create table events (
            position integer primary key,
            stream integer not null references streams,
            version integer not null,
            previous integer not null,
            landmark integer not null,
            name text not null,
            type_version integer not null,
            content_type text,
            key_id text,
            tenant text,
            tags text,
            command_id blob not null,
            command_index integer not null,
            causation_id blob,
            correlation_id blob,
            timestamp integer not null,
            metadata text,
            payload blob not null
        ) strict;

        pragma application_id = 1162101588;
        pragma user_version = 1;
        """;

    // blocks: which event names (kind 1) and aggregates (kind 2) occur among 1,024 positions; see Blocks. stream_states: only of streams
    // that are not simply live. An erased event keeps its row, with an empty name, so that positions have no holes.
    private const string StatesBlocksListsSnapshots =
        """
        create table stream_states (
            stream integer primary key,
            state integer not null,
            first_version integer not null,
            is_list integer not null
        ) strict;

        create table blocks (
            kind integer not null,
            key text not null,
            block integer not null,
            primary key (kind, key, block)
        ) strict, without rowid;

        create table links (
            list integer not null,
            version integer not null,
            position integer not null,
            primary key (list, version),
            unique (list, position)
        ) strict, without rowid;

        create table snapshots (
            stream integer primary key,
            version integer not null,
            state_version integer not null,
            timestamp integer not null,
            payload blob not null
        ) strict;

        create table erasing (
            stream integer primary key
        ) strict;

        create trigger events_stay_as_they_are before update on events
        when not exists (select 1 from erasing where stream = old.stream)
        begin
            select raise(abort, 'Events do not change.');
        end;

        create trigger events_stay before delete on events
        begin
            select raise(abort, 'Events are kept.');
        end;

        insert into blocks (kind, key, block)
            select distinct 1, name, (position - 1) / 1024 from events;

        insert into blocks (kind, key, block)
            select distinct 2, streams.aggregate, (events.position - 1) / 1024
            from events join streams on streams.stream = events.stream;

        pragma user_version = 2;
        """;

    // held_until: the file's own clock at the end of the lease, and held_for: how long it was to go on; both null while nobody has it. A dead
    // letter has the id of its stream, and goes when that is erased.
    private const string SubscriptionsDeadLetters =
        """
        create table subscriptions (
            id integer primary key,
            name text not null unique,
            checkpoint integer not null,
            epoch integer not null,
            owner blob,
            held_until integer,
            held_for integer,
            moved integer not null
        ) strict;

        create table dead_letters (
            subscription integer not null references subscriptions,
            position integer not null,
            stream integer not null references streams,
            version integer not null,
            event_name text not null,
            kind integer not null,
            attempts integer not null,
            error_type text not null,
            error text not null,
            error_details text not null,
            timestamp integer not null,
            primary key (subscription, position)
        ) strict;

        create index dead_letters_of_streams on dead_letters (stream, subscription, position);

        pragma user_version = 3;
        """;

    private static readonly string[] Steps = [EventsInStreams, StatesBlocksListsSnapshots, SubscriptionsDeadLetters];

    /// <summary>What a file of an older version, 0 for a new one, lacks.</summary>
    internal static IEnumerable<string> StepsAfter(long version) => Steps.Skip((int)version);
}
