using System.Diagnostics;

namespace Edict.Sqlite.Database;

/// <summary>Opens the file of a store: makes what is new, accepts what is ours, refuses everything else untouched.</summary>
internal static class SqliteFile
{
    private const int HeaderLength = 100;

    internal static Connection Open(SqliteStoreSettings settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RefuseStrangers(settings.Path);
        Connection connection = Connection.Open(settings.Path);
        try
        {
            WhileBusy(settings, cancellation, () => connection.Execute(Sql.ConfigureWriter));
            WhileBusy(settings, cancellation, () => MakeOrCheckSchema(connection, settings.Path));
            WhileBusy(settings, cancellation, () => UseWriteAheadLog(connection, settings.Path));
            WhileBusy(settings, cancellation, () => connection.Execute(Sql.CheckpointAfter(settings.CheckpointPages)));

            // Who reads first may find another connection at recovering the log.
            WhileBusy(settings, cancellation, () => connection.Execute(Sql.DataVersion));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The schema is made before the write-ahead log exists, so the header of the file itself tells whose it is, and nothing that
    // SQLite would do on opening it, such as making files beside it, happens to a stranger's file.
    private static void RefuseStrangers(string path)
    {
        if (Directory.Exists(path))
        {
            throw new EventStoreFormatException($"'{path}' is a folder. Name a file for the SQLite store.");
        }

        FileInfo file = new(path);
        bool isInterruptedWrite = new FileInfo(path + "-journal") is { Exists: true, Length: > 0 };
        if (!file.Exists || file.Length == 0 || isInterruptedWrite)
        {
            return;
        }

        if (file.Length < HeaderLength)
        {
            throw NoDatabase(path);
        }

        using Connection connection = Connection.Peek(path);
        try
        {
            CheckIdentity(path, connection.ReadNumber(Sql.ReadApplicationId), connection.ReadNumber(Sql.ReadSchemaVersion));
        }
        catch (SqliteStoreException exception) when (SqliteErrors.SaysNoDatabase(exception))
        {
            throw NoDatabase(path, exception);
        }
    }

    private static EventStoreFormatException NoDatabase(string path, Exception? cause = null) => new(
        $"'{path}' is not an SQLite database. Name another file for the store; this one was left as it is.", cause);

    private static void MakeOrCheckSchema(Connection connection, string path)
    {
        connection.Execute(Sql.BeginExclusive);
        try
        {
            bool isNew = connection.ReadNumber(Sql.CountSchemaObjects) == 0 && connection.ReadNumber(Sql.ReadApplicationId) == 0;
            long version = connection.ReadNumber(Sql.ReadSchemaVersion);
            if (!isNew)
            {
                CheckIdentity(path, connection.ReadNumber(Sql.ReadApplicationId), version);
            }

            foreach (string step in Schema.StepsAfter(isNew ? 0 : version))
            {
                connection.Execute(step);
            }

            connection.Execute(Sql.Commit);
        }
        catch
        {
            if (connection.IsInTransaction)
            {
                connection.Execute(Sql.Rollback);
            }

            throw;
        }
    }

    private static void UseWriteAheadLog(Connection connection, string path)
    {
        string mode = connection.ReadText(Sql.UseWriteAheadLog);
        if (mode != "wal")
        {
            throw new SqliteStoreException(
                SqliteFailure.CannotOpen,
                $"'{path}' cannot have a write-ahead log (its journal mode stays '{mode}'). Use a disk of this machine, not one of the network.");
        }
    }

    private static void CheckIdentity(string path, long applicationId, long schemaVersion)
    {
        if (applicationId != Sql.ApplicationId)
        {
            throw new EventStoreFormatException(
                $"'{path}' is an SQLite database of another program. Name another file for the store; this one was left as it is.");
        }

        if (schemaVersion > Schema.Version)
        {
            throw new EventStoreFormatException(
                $"'{path}' is an event store of schema version {schemaVersion}; this version of Edict knows {Schema.Version}. "
                + "Use the version of Edict that made it, or a newer one; the file was left as it is.");
        }
    }

    private static void WhileBusy(SqliteStoreSettings settings, CancellationToken cancellation, Action action)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                action();
                return;
            }
            catch (SqliteStoreException exception)
                when (exception.Failure == SqliteFailure.Busy && Stopwatch.GetElapsedTime(started) < settings.BusyTimeout)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(1);
            }
        }
    }
}
