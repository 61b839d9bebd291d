namespace Edict.Sqlite.Database;

/// <summary>Every statement of the store.</summary>
internal static class Sql
{
    /// <summary>Marks a file as an Edict store: "EDCT" in the header of the file.</summary>
    internal const int ApplicationId = 0x45444354;

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

    internal const string HeadOf =
        """
        select heads.version, heads.position, heads.landmark,
            ifnull(stream_states.state, 0), ifnull(stream_states.first_version, 1), ifnull(stream_states.is_list, 0)
        from heads left join stream_states on stream_states.stream = heads.stream
        where heads.stream = ?1
        """;

    internal const string AddHead = "insert into heads (stream, version, position, landmark) values (?1, ?2, ?3, ?4)";
    internal const string MoveHead = "update heads set version = ?2, position = ?3, landmark = ?4 where stream = ?1";

    internal const string AddEvent =
        """
        insert into events (position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload, previous, landmark)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """;

    internal const string LinkOf = "select previous, landmark, version, command_index, command_id from events where position = ?1";
    internal const string SizeOf = "select previous, length(payload) from events where position = ?1";
    internal const string ReadEvent = Columns + " where position = ?1";
    internal const string BeginReading = "begin";
    internal const string ReadForward = Columns + " where position >= ?1 and position <= ?2 order by position";
    internal const string ReadBackward = Columns + " where position >= ?1 and position <= ?2 order by position desc";

    internal const string HasStates = "select exists (select 1 from stream_states)";
    internal const string StateOf = "select state, first_version from stream_states where stream = ?1";
    internal const string ListedFrom = "select position from links where list = ?1 and version >= ?2 order by version limit ?3";
    internal const string ListedBefore = "select position from links where list = ?1 and version <= ?2 order by version desc limit ?3";

    internal const string NoteInBlock = "insert or ignore into blocks (kind, key, block) values (?1, ?2, ?3)";
    internal const string NextBlock = "select min(block) from blocks where kind = ?1 and key = ?2 and block >= ?3";
    internal const string BlockBefore = "select max(block) from blocks where kind = ?1 and key = ?2 and block <= ?3";

    // Any text comes before any blob. The upper bound ends the search at the aggregate's last stream.
    internal const string ListStreams =
        """
        select streams.aggregate, streams.identity
        from streams left join stream_states on stream_states.stream = streams.stream
        where (streams.aggregate, streams.identity) > (?1, ?2)
            and (?3 is null or streams.aggregate = ?3)
            and streams.aggregate <= ifnull(?3, x'')
            and streams.aggregate <> ''
            and (?4 = '' or instr(streams.identity, ?4) > 0)
            and (ifnull(stream_states.state, 0) = 0 or (stream_states.state = 1 and ?5) or (stream_states.state = 2 and ?6))
        order by streams.aggregate, streams.identity
        limit ?7
        """;

    internal const string SetState =
        """
        insert into stream_states (stream, state, first_version, is_list) values (?1, ?2, ?3, ?4)
        on conflict (stream) do update set state = excluded.state, first_version = excluded.first_version
        """;

    internal const string AddLink = "insert into links (list, version, position) values (?1, ?2, ?3)";
    internal const string IsLinked = "select exists (select 1 from links where list = ?1 and position = ?2)";
    internal const string IsKept = "select exists (select 1 from events where position = ?1 and name <> '')";

    internal const string BeginErasing = "insert into erasing (stream) values (?1)";
    internal const string EraseEvent =
        """
        update events set name = '', content_type = null, tags = null, tenant = null, metadata = null, payload = x''
        where position = ?1
        """;
    internal const string EndErasing = "delete from erasing";
    internal const string RemoveHead = "delete from heads where stream = ?1";
    internal const string RemoveState = "delete from stream_states where stream = ?1";
    internal const string RemoveLinks = "delete from links where list = ?1";
    internal const string RemoveSnapshot = "delete from snapshots where stream = ?1";
    internal const string RemoveLetters = "delete from dead_letters where stream = ?1";

    /// <summary>Frees the key but not the id, which others may remember.</summary>
    internal const string ForgetKey = "update streams set aggregate = '', identity = 'erased-' || stream, tenant = null where stream = ?1";

    internal const string ReadSnapshot = "select version, state_version, timestamp, payload from snapshots where stream = ?1";
    internal const string WriteSnapshot =
        """
        insert into snapshots (stream, version, state_version, timestamp, payload) values (?1, ?2, ?3, ?4, ?5)
        on conflict (stream) do update set version = excluded.version, state_version = excluded.state_version,
            timestamp = excluded.timestamp, payload = excluded.payload
        where snapshots.state_version <> excluded.state_version or snapshots.version < excluded.version
        """;

    private const string Columns =
        """
        select position, stream, version, name, type_version, command_id, command_index,
            causation_id, correlation_id, timestamp, metadata, payload, previous
        from events
        """;

    internal static string CheckpointAfter(int pages) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pragma wal_autocheckpoint = {pages}");
}
