using SQLitePCL;

namespace Edict.Sqlite.Database;

/// <summary>Turns result codes into typed errors that say what to do; messages of SQLite are quoted, never interpreted.</summary>
internal static class SqliteErrors
{
    internal static SqliteStoreException From(int result, string words, string path)
    {
        SqliteFailure failure = FailureOf(result);
        return new SqliteStoreException(
            failure, $"The SQLite store '{path}' failed: {words} (result code {result}). {Advice(failure)}", result);
    }

    internal static SqliteStoreException BusyFor(TimeSpan time, string path) => new(
        SqliteFailure.Busy,
        $"The SQLite store '{path}' was kept by another process for more than {time.TotalSeconds:0.###} seconds. {Advice(SqliteFailure.Busy)}",
        raw.SQLITE_BUSY);

    /// <summary>
    /// What a failed commit means: where the end of the transaction may have reached the log, a recovery after a crash may find it there.
    /// </summary>
    internal static SqliteStoreException InCommit(SqliteStoreException failure)
    {
        if (failure.Failure is SqliteFailure.Busy or SqliteFailure.DiskFull)
        {
            return failure;
        }

        string message = $"{failure.Message} It was committing, so the events may be stored; repeat the command with its id to find out.";
        return new SqliteStoreException(failure.Failure, message, failure.ResultCode, failure) { MayBeStored = true };
    }

    internal static SqliteStoreException Damaged(string what) => new(SqliteFailure.Corrupt, $"{what} {Advice(SqliteFailure.Corrupt)}");

    /// <summary>Refuses what cannot be stored.</summary>
    /// <param name="why">Why not; <see langword="null"/> when it can.</param>
    internal static void Refuse(string? why)
    {
        if (why is not null)
        {
            throw new SqliteStoreException(SqliteFailure.Unstorable, why);
        }
    }

    internal static bool SaysNoDatabase(SqliteStoreException failure) => (failure.ResultCode & 0xFF) == raw.SQLITE_NOTADB;

    /// <summary>The same failure as an exception of its own.</summary>
    internal static SqliteStoreException For(Exception exception, string path) => exception is SqliteStoreException known
        ? new SqliteStoreException(known.Failure, known.Message, known.ResultCode, known) { MayBeStored = known.MayBeStored }
        : new SqliteStoreException(SqliteFailure.Other, $"The SQLite store '{path}' failed: {exception.Message}", innerException: exception);

    /// <summary>Whether a smaller transaction may succeed where a larger one failed.</summary>
    internal static bool ConcernsContent(SqliteFailure failure) =>
        failure is SqliteFailure.Other or SqliteFailure.DiskFull or SqliteFailure.Unstorable;

    private static SqliteFailure FailureOf(int result) => (result & 0xFF) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => SqliteFailure.Busy,
        raw.SQLITE_FULL => SqliteFailure.DiskFull,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => SqliteFailure.ReadOnly,
        raw.SQLITE_CANTOPEN => SqliteFailure.CannotOpen,
        raw.SQLITE_IOERR => SqliteFailure.Disk,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => SqliteFailure.Corrupt,
        raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH => SqliteFailure.Unstorable,
        _ => SqliteFailure.Other,
    };

    private static string Advice(SqliteFailure failure) => failure switch
    {
        SqliteFailure.Busy => "Find the process that keeps a transaction open, or raise SqliteStoreOptions.BusyTimeout.",
        SqliteFailure.DiskFull => "Make room on the disk.",
        SqliteFailure.ReadOnly => "Let this process write the file, its -wal and -shm files and their folder.",
        SqliteFailure.CannotOpen => "Check that the folder exists and that this process may use it.",
        SqliteFailure.Disk => "Check the disk; the events that were acknowledged before are in the file and its -wal file.",
        SqliteFailure.Corrupt => "Restore a backup, or recover the file with the sqlite3 tool's .recover.",
        SqliteFailure.Unstorable => "The events of this command cannot be stored; others are not concerned.",
        _ => "SQLite's documentation explains the code.",
    };
}
