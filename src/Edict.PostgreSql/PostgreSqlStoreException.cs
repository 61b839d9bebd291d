namespace Edict;

/// <summary>
/// A failure of the PostgreSQL store. Nothing of a failed append was stored unless <see cref="EventStoreException.MayBeStored"/>.
/// </summary>
public sealed class PostgreSqlStoreException : EventStoreException
{
    internal PostgreSqlStoreException(PostgreSqlFailure failure, string message, string? sqlState = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        SqlState = sqlState;
    }

    /// <summary>What made the store fail.</summary>
    public PostgreSqlFailure Failure { get; }

    /// <summary>The five letters by which PostgreSQL names the error; <see langword="null"/> where the server did not answer.</summary>
    public string? SqlState { get; }
}
