using System.Text;
using SQLitePCL;

namespace Edict.Sqlite.Database;

/// <summary>A prepared statement that is used again and again. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    private const int LongestTextOnStack = 512;

    internal void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(handle, parameter, value));

    internal void Bind(int parameter, ReadOnlySpan<byte> blob) => Check(raw.sqlite3_bind_blob(handle, parameter, blob));

    internal void BindNull(int parameter) => Check(raw.sqlite3_bind_null(handle, parameter));

    internal void BindUtf8(int parameter, ReadOnlySpan<byte> text) => Check(raw.sqlite3_bind_text(handle, parameter, text));

    internal void Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Bind(parameter, (ReadOnlySpan<byte>)bytes);
    }

    internal void Bind(int parameter, string text)
    {
        if (text.Length > LongestTextOnStack)
        {
            BindUtf8(parameter, Encoding.UTF8.GetBytes(text));
            return;
        }

        Span<byte> utf8 = stackalloc byte[LongestTextOnStack * 3];
        BindUtf8(parameter, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Goes to the next row; <see langword="false"/> when there is none. Whoever stepped resets, whatever happened.</summary>
    internal bool Step()
    {
        int result = raw.sqlite3_step(handle);
        return result switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failed(result),
        };
    }

    /// <summary>Steps once and resets; <see langword="false"/> when the file is locked by another connection.</summary>
    internal bool TryRun()
    {
        int result = raw.sqlite3_step(handle);
        Reset();
        return result is raw.SQLITE_DONE or raw.SQLITE_ROW
            || ((result & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED ? false : throw connection.Failure(result));
    }

    /// <summary>Steps once and resets.</summary>
    internal void Run()
    {
        int result = raw.sqlite3_step(handle);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw Failed(result);
        }

        Reset();
    }

    /// <summary>The only number of the only row; resets.</summary>
    internal long RunForNumber()
    {
        try
        {
            return Step() ? Number(0) : 0;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the read transaction, if this is its only statement. Parameters stay bound.</summary>
    internal void Reset() => raw.sqlite3_reset(handle);

    internal long Number(int column) => raw.sqlite3_column_int64(handle, column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a blob or of a text in UTF-8; valid until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    internal Guid Id(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        return bytes.Length == 16
            ? new Guid(bytes, bigEndian: true)
            : throw SqliteErrors.Damaged($"A value of {bytes.Length} bytes stands where an id of 16 should be.");
    }

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failed(result);
        }
    }

    private SqliteStoreException Failed(int result)
    {
        SqliteStoreException failure = connection.Failure(result);
        Reset();
        return failure;
    }
}
