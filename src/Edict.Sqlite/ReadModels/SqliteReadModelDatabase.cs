using System.Data.Common;
using Edict.Sqlite.Database;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Edict.Sqlite.ReadModels;

/// <summary>Read models in an SQLite file, that of the events or another one.</summary>
internal class SqliteReadModelDatabase(string path, TimeSpan busyTimeout) : AdoReadModelDatabase
{
    // Losing the last transactions with the power loses the places with them, so that they are handled again: nothing has to wait for the disk.
    private const string Configure =
        """
        pragma busy_timeout = 0;
        pragma journal_mode = wal;
        pragma synchronous = normal;
        pragma trusted_schema = off;
        """;

    private static readonly HashSet<string> Reserved = [.. Schema.Tables];

    /// <inheritdoc/>
    public override bool AllowsConcurrency => false;

    /// <inheritdoc/>
    protected override bool KeepsConnections => true;

    /// <inheritdoc/>
    public override bool IsReserved(string table) =>
        base.IsReserved(table) || Reserved.Contains(table) || table.StartsWith("sqlite_", StringComparison.Ordinal);

    // Of the rest an event may be the reason.
    /// <inheritdoc/>
    public override bool IsUnavailable(Exception exception) => exception is SqliteException failure
        && (failure.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN
            or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM);

    /// <inheritdoc/>
    protected override void Bind(DbParameter parameter, int index, object? value) => base.Bind(parameter, index, value switch
    {
        Guid id => id.ToString("D"),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => value,
    });

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        WritingConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = Configure;
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellation) =>
        new(((WritingConnection)connection).Begin(busyTimeout, cancellation));

    /// <inheritdoc/>
    protected override void Committed(DbConnection connection) => ((WritingConnection)connection).Ended();
}
