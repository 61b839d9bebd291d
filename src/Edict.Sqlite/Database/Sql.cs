namespace Edict.Sqlite.Database;

/// <summary>Every statement of the store.</summary>
internal static class Sql
{
    /// <summary>Marks a file as an Edict store: "EDCT" in the header of the file.</summary>
    internal const int ApplicationId = 0x45444354;

    /// <summary>The version of <see cref="CreateSchema"/>.</summary>
    internal const int SchemaVersion = 1;

    // causation_id, correlation_id: null where they are the command's own id. content_type: null for JSON. metadata: null for none.
    internal const string CreateSchema =
        """
        create table streams (
            stream integer primary key,
            aggregate text not null,
            identity text not null,
            tenant text,
            unique (aggregate, identity)
        ) strict;

        create table events (
            position integer primary key,
            stream integer not null references streams,
            version integer not null,
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

        create unique index events_by_stream on events (stream, version);

        pragma application_id = 1162101588;
        pragma user_version = 1;
        """;

    internal const string ReadApplicationId = "pragma application_id";
    internal const string ReadSchemaVersion = "pragma user_version";
    internal const string CountSchemaObjects = "select count(*) from sqlite_schema";
    internal const string UseWriteAheadLog = "pragma journal_mode = wal";

    internal const string ConfigureWriter =
        """
        pragma busy_timeout = 0;
        pragma synchronous = full;
        pragma cache_size = -16384;
        pragma foreign_keys = off;
        pragma trusted_schema = off;
        """;

    internal const string ConfigureReader =
        """
        pragma busy_timeout = 5000;
        pragma query_only = on;
        pragma cache_size = -4096;
        pragma trusted_schema = off;
        """;

    internal const string BeginExclusive = "begin exclusive";
    internal const string BeginImmediate = "begin immediate";
    internal const string Commit = "commit";
    internal const string Rollback = "rollback";

    /// <summary>A number that changes when another connection, of whatever process, has committed.</summary>
    internal const string DataVersion = "pragma data_version";

    internal const string LastPosition = "select ifnull(max(position), 0) from events";

    internal const string FindStream =
        """
        select stream, (select ifnull(max(version), 0) from events where events.stream = streams.stream)
        from streams where aggregate = ?1 and identity = ?2
        """;

    internal const string StreamKeyOf = "select aggregate, identity from streams where stream = ?1";
    internal const string StreamIdOf = "select stream from streams where aggregate = ?1 and identity = ?2";
    internal const string VersionOf = "select ifnull(max(version), 0) from events where stream = ?1";
    internal const string AddStream = "insert into streams (aggregate, identity) values (?1, ?2)";

    internal const string AddEvent =
        """
        insert into events (position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """;

    internal const string FindCommand =
        """
        select version, command_index from events
        where stream = ?1 and version > ?2 and command_id = ?3 order by version desc limit 1
        """;

    internal const string ReadStreamForward = Columns + " where stream = ?1 and version >= ?2 order by version limit ?3";
    internal const string ReadStreamBackward = Columns + " where stream = ?1 and version <= ?2 order by version desc limit ?3";
    internal const string ReadAllForward = Columns + " where position >= ?1 order by position limit ?2";
    internal const string ReadAllBackward = Columns + " where position <= ?1 order by position desc limit ?2";

    private const string Columns =
        """
        select position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload
        from events
        """;

    internal static string CheckpointAfter(int pages) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pragma wal_autocheckpoint = {pages}");
}
