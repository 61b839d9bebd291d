using System.Diagnostics;
using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>
/// Writes a group of appends and answers their callers. A conflict, a repeat and an append that SQLite refuses concern their own
/// caller alone. Used on one thread at a time.
/// </summary>
internal sealed class GroupWriter(Connection connection, SqliteStoreSettings settings, DrainGate gate, EventFeed feed) : IDisposable
{
    private readonly AppendTransaction _transaction = new(connection);
    private readonly BusyPause _pause = new();
    private long _busySince;

    /// <summary>Writes and answers a group; <see langword="false"/> when another connection keeps the file, after a short pause.</summary>
    internal bool TryWrite(ReadOnlySpan<PendingAppend> group)
    {
        try
        {
            _pause.BeforeBegin();
            if (!_transaction.TryBegin())
            {
                return IsBusyTooLong(group);
            }

            _busySince = 0;
        }
        catch (Exception exception)
        {
            // It may have begun before it failed.
            TryRollback();
            Fail(group, exception);
            return true;
        }

        _pause.AfterBegin(_transaction.OthersWrite);
        Commit(group);
        _pause.AfterCommit();
        return true;
    }

    public void Dispose()
    {
        _transaction.Dispose();
        connection.Dispose();
    }

    private void Commit(ReadOnlySpan<PendingAppend> group)
    {
        try
        {
            foreach (PendingAppend pending in group)
            {
                pending.Write(_transaction);
            }

            _transaction.Commit();
        }
        catch (Exception exception)
        {
            CommitParts(group, exception);
            return;
        }

        foreach (PendingAppend pending in group)
        {
            pending.Publish(feed);
        }

        feed.Advance(_transaction.LastPosition);
        foreach (PendingAppend pending in group)
        {
            gate.Exit();
            pending.Complete();
        }
    }

    // Halves are tried until the culprit is alone.
    private void CommitParts(ReadOnlySpan<PendingAppend> group, Exception exception)
    {
        if (!TryRollback() || group.Length == 1 || !ConcernsContent(exception))
        {
            Fail(group, exception);
            return;
        }

        int half = group.Length / 2;
        CommitPart(group[..half]);
        CommitPart(group[half..]);
    }

    private void CommitPart(ReadOnlySpan<PendingAppend> part)
    {
        while (!TryWrite(part))
        {
        }
    }

    private static bool ConcernsContent(Exception exception) =>
        exception is not SqliteStoreException known || (!known.MayBeStored && SqliteErrors.ConcernsContent(known.Failure));

    private bool TryRollback()
    {
        try
        {
            _transaction.Rollback();
            return true;
        }
        catch (SqliteStoreException)
        {
            // The first failure tells more; a transaction that stays open fails whatever comes next in the same way.
            return false;
        }
    }

    private bool IsBusyTooLong(ReadOnlySpan<PendingAppend> group)
    {
        if (_busySince == 0)
        {
            _busySince = Stopwatch.GetTimestamp();
        }
        else if (Stopwatch.GetElapsedTime(_busySince) > settings.BusyTimeout)
        {
            Fail(group, SqliteErrors.BusyFor(settings.BusyTimeout, settings.Path));
            _busySince = 0;
            return true;
        }

        _pause.AfterBusy();
        return false;
    }

    // Each caller throws an exception of its own: a shared one would collect the stack traces of all.
    private void Fail(ReadOnlySpan<PendingAppend> group, Exception exception)
    {
        foreach (PendingAppend pending in group)
        {
            gate.Exit();
            pending.Fail(SqliteErrors.For(exception, settings.Path));
        }
    }
}
