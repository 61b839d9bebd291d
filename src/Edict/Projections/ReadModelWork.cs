using System.Data.Common;
using Edict.Projections;

namespace Edict;

/// <summary>A unit of work in a database of read models: one transaction. Used by one caller at a time; disposing it undoes what was not committed.</summary>
/// <param name="database">The database.</param>
public abstract class ReadModelWork(ReadModelDatabase database) : IAsyncDisposable
{
    /// <summary>What the methods of a projection take.</summary>
    public abstract object Session { get; }

    /// <summary>The plain names of the tables that were used in this unit of work, in the order of their first use; where a projection makes its tables, these are its tables.</summary>
    public abstract IReadOnlyCollection<string> Tables { get; }

    /// <summary>Sends what was collected, and gives the transaction, which is open.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DbException">The database refused something, or is not there.</exception>
    public abstract ValueTask<DbTransaction> OpenAsync(CancellationToken cancellation);

    /// <summary>Sends what was collected, and commits.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProjectionTakenOverException">A guard found another place; nothing was committed.</exception>
    /// <exception cref="DbException">The database refused something, or is not there.</exception>
    public abstract ValueTask CommitAsync(CancellationToken cancellation);

    /// <summary>
    /// Runs a statement that must change exactly one row. Called before anything else of the unit of work, so that it waits for whoever goes on elsewhere; it may be put off
    /// until there is something to send.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProjectionTakenOverException">It changed no row.</exception>
    protected internal virtual async ValueTask GuardAsync(ReadModelGuard statement, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statement);
        DbTransaction transaction = await OpenAsync(cancellation).ConfigureAwait(false);
        statement.Ensure(await Sending.ExecuteAsync(database, transaction, statement.Text, statement.Values, cancellation).ConfigureAwait(false));
    }

    /// <summary>Rolls back what was not committed, and lets the connection go.</summary>
    public abstract ValueTask DisposeAsync();
}
