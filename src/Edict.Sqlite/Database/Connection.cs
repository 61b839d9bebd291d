using System.Text;
using SQLitePCL;

namespace Edict.Sqlite.Database;

/// <summary>One connection to the file. Used by one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly string _path;

    private Connection(sqlite3 handle, string path)
    {
        _handle = handle;
        _path = path;
    }

    /// <summary>Whether a transaction is open.</summary>
    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    internal long LastInsertRowId => raw.sqlite3_last_insert_rowid(_handle);

    internal static Connection Open(string path)
    {
        Batteries_V2.Init();
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_PRIVATECACHE;
        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        Connection connection = new(handle, path);
        if (result != raw.SQLITE_OK)
        {
            SqliteStoreException failure = connection.Failure(result);
            connection.Dispose();
            throw failure;
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        return connection;
    }

    internal Statement Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        return result == raw.SQLITE_OK ? new Statement(this, statement) : throw Failure(result);
    }

    /// <summary>Runs statements that give no rows, or whose rows do not matter.</summary>
    internal void Execute(string sql)
    {
        int result = raw.sqlite3_exec(_handle, sql);
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    internal long ReadNumber(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    internal string ReadText(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? Encoding.UTF8.GetString(statement.Bytes(0)) : "";
    }

    internal SqliteStoreException Failure(int result) => SqliteErrors.From(result, raw.sqlite3_errmsg(_handle).utf8_to_string(), _path);

    public void Dispose() => _handle.Dispose();
}
