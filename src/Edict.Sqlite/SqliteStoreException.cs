namespace Edict;

/// <summary>A failure of the SQLite store. Nothing of a failed append was stored unless <see cref="EventStoreException.MayBeStored"/>.</summary>
public sealed class SqliteStoreException : EventStoreException
{
    internal SqliteStoreException(SqliteFailure failure, string message, int resultCode = 0, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        ResultCode = resultCode;
    }

    /// <summary>What made the store fail.</summary>
    public SqliteFailure Failure { get; }

    /// <summary>The extended result code of SQLite; 0 where SQLite was not asked.</summary>
    public int ResultCode { get; }
}
