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

    internal static Connection Open(string path) => Open(path, path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>
    /// Opens an existing file to look at what it is: takes no lock and makes no file beside it. Not by a stream of our own: closing one
    /// would release the locks that other connections of this process hold on the same file.
    /// </summary>
    internal static Connection Peek(string path)
    {
        string escaped = string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        string root = escaped.StartsWith('/') ? "" : "/";
        return Open($"file:{root}{escaped}?immutable=1", path, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
    }

    private static Connection Open(string name, string path, int mode)
    {
        Batteries_V2.Init();
        int result = raw.sqlite3_open_v2(name, out sqlite3 handle, mode | raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_PRIVATECACHE, null);
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
        return statement.Step() ? statement.Text(0) : "";
    }

    internal SqliteStoreException Failure(int result) => SqliteErrors.From(result, raw.sqlite3_errmsg(_handle).utf8_to_string(), _path);

    public void Dispose() => _handle.Dispose();
}
