using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.EntityFrameworkCore;

/// <summary>A context with its transaction, and both end together. Used by one at a time.</summary>
/// <param name="database">The database.</param>
/// <param name="context">The context, which is this one's.</param>
internal sealed class EntityFrameworkWork(ReadModelDatabase database, DbContext context) : ReadModelWork(database)
{
    private IDbContextTransaction? _transaction;

    public override object Session => context;

    // OnCreate makes tables anew, or empties them: there is nothing left to drop.
    public override IReadOnlyCollection<string> Tables => [];

    /// <summary>Begins the transaction. What fails here, no event can be the reason for.</summary>
    internal async ValueTask<ReadModelWork> BeginAsync(CancellationToken cancellation)
    {
        try
        {
            // A stricter level would not see who has moved the place meanwhile.
            _transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
            return this;
        }
        catch (Exception exception)
        {
            await context.DisposeAsync().ConfigureAwait(false);
            if (cancellation.IsCancellationRequested)
            {
                throw;
            }

            throw new TransactionNotBegunException(exception);
        }
    }

    public override async ValueTask<DbTransaction> OpenAsync(CancellationToken cancellation)
    {
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return _transaction!.GetDbTransaction();
    }

    public override async ValueTask CommitAsync(CancellationToken cancellation)
    {
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await _transaction!.CommitAsync(cancellation).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction!.DisposeAsync().ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The connection is gone, and the transaction with it; what was thrown before says why.
        }
        finally
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }
    }
}
