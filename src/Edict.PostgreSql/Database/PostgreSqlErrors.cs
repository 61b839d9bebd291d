using System.Net.Sockets;
using Npgsql;

namespace Edict.PostgreSql.Database;

/// <summary>Turns failures into typed errors that say what to do. They are told by SQLSTATE; the server's words are quoted, never interpreted.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>A failure as an exception of its own: a shared one would collect the stack traces of all callers.</summary>
    internal static PostgreSqlStoreException For(Exception exception, bool mayBeStored = false)
    {
        PostgreSqlFailure failure = FailureOf(exception);
        string unknown = mayBeStored
            ? " It may be stored nevertheless; repeat it to find out, a command with its id."
            : "";
        return new PostgreSqlStoreException(
            failure,
            $"The PostgreSQL store failed: {exception.Message}. {Advice(failure)}{unknown}",
            (exception as PostgresException)?.SqlState,
            exception)
        { MayBeStored = mayBeStored };
    }

    internal static PostgreSqlStoreException Damaged(string what) =>
        new(PostgreSqlFailure.Corrupt, $"{what} {Advice(PostgreSqlFailure.Corrupt)}");

    internal static EventStoreException MissingAt(long position) => new(
        $"The store has a hole: there is no event at position {position}. Events were deleted by other means; restore a backup.");

    internal static EventStoreException MissingIn(StreamKey stream, long version) => new(
        $"Stream '{stream}' has a hole: there is no event of version {version}. Events were deleted by other means; restore a backup.");

    /// <summary>Whether the server said so itself and is still there, so that the transaction is known to have come to nothing.</summary>
    internal static bool IsRefusal(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" } refused && !IsAway(refused);

    /// <summary>Whether the same may succeed a moment later.</summary>
    internal static bool IsPassing(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow }
        || FailureOf(exception) is PostgreSqlFailure.Unreachable or PostgreSqlFailure.TooManyConnections
            or PostgreSqlFailure.Contention or PostgreSqlFailure.Timeout;

    /// <summary>Whether a smaller transaction may succeed where a larger one failed.</summary>
    internal static bool ConcernsContent(Exception exception) =>
        FailureOf(exception) is PostgreSqlFailure.Other or PostgreSqlFailure.Unstorable or PostgreSqlFailure.DiskFull or PostgreSqlFailure.Timeout;

    /// <summary>Whether the script that makes the schema found something else there.</summary>
    internal static bool IsStrangeSchema(PostgresException exception) => exception.SqlState == MigrationScript.NotOurs;

    private static PostgreSqlFailure FailureOf(Exception exception) => exception switch
    {
        PostgresException answer => FailureOf(answer),
        NpgsqlException { InnerException: null or SocketException or IOException } => PostgreSqlFailure.Unreachable,
        NpgsqlException { InnerException: TimeoutException } late => IsFullPool(late) ? PostgreSqlFailure.TooManyConnections : PostgreSqlFailure.Timeout,
        NpgsqlException or SocketException or IOException or ObjectDisposedException => PostgreSqlFailure.Unreachable,
        TimeoutException or OperationCanceledException => PostgreSqlFailure.Timeout,
        _ => PostgreSqlFailure.Unstorable,
    };

    private static PostgreSqlFailure FailureOf(PostgresException answer) => answer.SqlState switch
    {
        _ when IsAway(answer) => PostgreSqlFailure.Unreachable,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded => PostgreSqlFailure.TooManyConnections,
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => PostgreSqlFailure.Timeout,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => PostgreSqlFailure.Contention,
        PostgresErrorCodes.DiskFull => PostgreSqlFailure.DiskFull,
        PostgresErrorCodes.ReadOnlySqlTransaction => PostgreSqlFailure.ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege => PostgreSqlFailure.Denied,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => PostgreSqlFailure.Corrupt,
        PostgresErrorCodes.ProgramLimitExceeded => PostgreSqlFailure.Unstorable,
        { } code when code.StartsWith("28", StringComparison.Ordinal) => PostgreSqlFailure.Denied,
        { } code when code.StartsWith("22", StringComparison.Ordinal) || code.StartsWith("23", StringComparison.Ordinal) => PostgreSqlFailure.Unstorable,
        _ => PostgreSqlFailure.Other,
    };

    // Class 08 is lost connections; of 57 all but a cancelled statement is a server that goes down or is not yet up.
    private static bool IsAway(PostgresException answer) =>
        answer.SqlState.StartsWith("08", StringComparison.Ordinal)
        || (answer.SqlState.StartsWith("57P", StringComparison.Ordinal) && answer.SqlState != PostgresErrorCodes.DatabaseDropped);

    // The pool's own timeout is made without ever being thrown; one of the network has been.
    private static bool IsFullPool(NpgsqlException late) => late.InnerException!.StackTrace is null;

    private static string Advice(PostgreSqlFailure failure) => failure switch
    {
        PostgreSqlFailure.Unreachable => "Check that the server runs and that this machine reaches it.",
        PostgreSqlFailure.TooManyConnections => "Raise 'Maximum Pool Size' of the connection string, or the server's max_connections.",
        PostgreSqlFailure.Timeout => "Find out what keeps the server busy, or raise its statement_timeout, or 'Command Timeout' of the connection string.",
        PostgreSqlFailure.Contention => "Find the other transactions that lock the store's tables.",
        PostgreSqlFailure.DiskFull => "Make room on the server's disk.",
        PostgreSqlFailure.ReadOnly => "Connect to the primary server.",
        PostgreSqlFailure.Denied => "Give the user the rights that docs/stores.md lists.",
        PostgreSqlFailure.Corrupt => "Restore a backup.",
        PostgreSqlFailure.Unstorable => "The events of this command cannot be stored; others are not concerned.",
        _ => "PostgreSQL's documentation explains the code.",
    };
}
