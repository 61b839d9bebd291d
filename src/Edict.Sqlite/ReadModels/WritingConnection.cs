using System.Diagnostics;
using Edict.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Edict.Sqlite.ReadModels;

/// <summary>A connection that shares a file with others who write, fairly. Used by one thread at a time.</summary>
internal sealed class WritingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Takes the lock, and changes nothing.
    private const string TakeLock = "update edict_projections set build = build where 0";

    private readonly BusyPause _pause = new();

    /// <summary>Begins a transaction that has the lock of the file.</summary>
    /// <exception cref="SqliteException">Another connection kept the file for too long.</exception>
    internal SqliteTransaction Begin(TimeSpan busyTimeout, CancellationToken cancellation)
    {
        _pause.BeforeBegin();
        SqliteTransaction transaction = BeginTransaction(deferred: true);
        try
        {
            long began = Stopwatch.GetTimestamp();
            while (IsLocked())
            {
                cancellation.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(began) > busyTimeout)
                {
                    throw new SqliteException($"The file was kept by another connection for more than {busyTimeout.TotalSeconds:0.###} seconds.", raw.SQLITE_BUSY);
                }

                _pause.AfterBusy();
            }

            _pause.AfterBegin(othersWrote: false);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>A transaction has ended.</summary>
    internal void Ended() => _pause.AfterCommit();

    // The driver's own waiting takes a sixth of a second each time. Where the table is not made yet, the first statement takes the lock.
    private bool IsLocked() => (raw.sqlite3_exec(Handle, TakeLock) & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
