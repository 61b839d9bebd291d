namespace Edict.PostgreSql.Database;

/// <summary>The tables that schema version 2 adds.</summary>
internal static class SubscriptionTables
{
    // held_until: the server's clock at the end of the lease, and held_for: how long it was to go on; both null while nobody has it. A dead
    // letter goes with its subscription, and with its stream when that is erased.
    internal const string Sql =
        """
        create table {schema}.subscriptions (
            id bigint generated always as identity primary key,
            name text collate "C" not null unique,
            checkpoint bigint not null,
            epoch bigint not null default 0,
            owner uuid,
            held_until timestamptz,
            held_for interval,
            moved timestamptz not null default clock_timestamp()
        );

        create table {schema}.dead_letters (
            subscription bigint not null references {schema}.subscriptions on delete cascade,
            position bigint not null,
            stream bigint not null references {schema}.streams on delete cascade,
            version bigint not null,
            event_name text collate "C" not null,
            kind smallint not null,
            attempts integer not null,
            error_type text not null,
            error text not null,
            error_details text not null,
            timestamp timestamptz not null,
            primary key (subscription, position)
        );

        create index dead_letters_of_streams on {schema}.dead_letters (stream, subscription, position);

        """;
}
