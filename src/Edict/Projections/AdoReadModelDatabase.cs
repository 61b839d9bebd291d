using System.Collections.Concurrent;
using System.Data.Common;
using Edict.Projections;

namespace Edict;

/// <summary>
/// A database that projections write to by statements, with a <see cref="ReadModel"/>, over any ADO.NET driver. Where the driver has batches, a transaction's statements go
/// there in one round trip; otherwise as prepared commands that are used again. Safe for concurrent use.
/// </summary>
public abstract class AdoReadModelDatabase : ReadModelDatabase
{
    private readonly ConcurrentBag<AdoConnection> _idle = [];
    private volatile bool _isDisposed;

    internal ConcurrentDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether batches are prepared; the default is <see langword="false"/>.</summary>
    protected internal virtual bool Prepares => false;

    /// <summary>Whether connections stay open between two transactions, for a driver whose own pool forgets what was prepared; the default is <see langword="false"/>.</summary>
    protected virtual bool KeepsConnections => false;

    /// <inheritdoc/>
    public override ValueTask<ReadModelWork> BeginAsync(ReadModelNames names, CancellationToken cancellation) => new(new AdoReadModelWork(this, names));

    /// <summary>Opens a connection.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DbException">The database is not there.</exception>
    protected abstract ValueTask<DbConnection> ConnectAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that may write.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DbException">The database is not there, or could not do it in time.</exception>
    protected internal virtual ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransactionAsync(cancellation);
    }

    /// <summary>Is told that a transaction has ended.</summary>
    /// <param name="connection">Its connection.</param>
    protected internal virtual void Committed(DbConnection connection)
    {
    }

    internal async ValueTask<AdoConnection> RentAsync(CancellationToken cancellation) =>
        _idle.TryTake(out AdoConnection? idle) ? idle : new AdoConnection(this, await ConnectAsync(cancellation).ConfigureAwait(false));

    internal async ValueTask ReturnAsync(AdoConnection connection, bool isWhole)
    {
        if (isWhole && KeepsConnections && !_isDisposed)
        {
            _idle.Add(connection);
            return;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (_idle.TryTake(out AdoConnection? idle))
        {
            await idle.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
