namespace Edict.Sqlite.Database;

/// <summary>Every statement of the store.</summary>
internal static class Sql
{
    /// <summary>Marks a file as an Edict store: "EDCT" in the header of the file.</summary>
    internal const int ApplicationId = 0x45444354;

    /// <summary>The version of <see cref="CreateSchema"/>.</summary>
    internal const int SchemaVersion = 1;

    // causation_id, correlation_id: null where they are the command's own id. content_type: null for JSON. metadata: null for none.
    // previous, landmark: positions of earlier events of the same stream, 0 for none; see Chain. An index over stream and version
    // would do instead of them and heads, but then nearly every append changes a page of its own: 3.5 times the cost.
    internal const string CreateSchema =
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

    internal const string StreamKeyOf = "select aggregate, identity from streams where stream = ?1";
    internal const string StreamIdOf = "select stream from streams where aggregate = ?1 and identity = ?2";
    internal const string AddStream = "insert into streams (aggregate, identity) values (?1, ?2)";

    internal const string HeadOf = "select version, position, landmark from heads where stream = ?1";
    internal const string AddHead = "insert into heads (stream, version, position, landmark) values (?1, ?2, ?3, ?4)";
    internal const string MoveHead = "update heads set version = ?2, position = ?3, landmark = ?4 where stream = ?1";

    internal const string AddEvent =
        """
        insert into events (position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload, previous, landmark)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """;

    internal const string LinkOf = "select previous, landmark, version, command_index, command_id from events where position = ?1";
    internal const string ReadEvent = Columns + " where position = ?1";
    internal const string BeginReading = "begin";
    internal const string ReadAllForward = Columns + " where position >= ?1 order by position limit ?2";
    internal const string ReadAllBackward = Columns + " where position <= ?1 order by position desc limit ?2";

    private const string Columns =
        """
        select position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload, previous
        from events
        """;

    internal static string CheckpointAfter(int pages) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pragma wal_autocheckpoint = {pages}");
}
