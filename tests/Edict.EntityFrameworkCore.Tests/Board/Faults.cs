using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>When something fails.</summary>
public enum FaultStage
{
    /// <summary>Before anything of the transaction is sent.</summary>
    Saving,

    /// <summary>When everything was sent.</summary>
    Saved,

    /// <summary>Before the commit.</summary>
    Committing,

    /// <summary>After the commit, whose answer does not arrive.</summary>
    Committed,
}

/// <summary>Lets every third transaction fail at a stage, up to a number.</summary>
internal sealed class Faults(FaultStage stage, int most = 10)
{
    private int _seen;
    private int _failed;

    internal int Failed => _failed;

    /// <summary>Has every transaction in which something is written fail, or not, at its turn.</summary>
    internal void Add(DbContextOptionsBuilder options) => options.AddInterceptors(new Saves(this), new Commits(this));

    private void Meet(FaultStage reached, DbContext? context)
    {
        if (reached == stage && context is not null && Interlocked.Increment(ref _seen) % 3 == 0 && Volatile.Read(ref _failed) < most)
        {
            Interlocked.Increment(ref _failed);
            throw new Away();
        }
    }

    private sealed class Away() : DbException("The database is away.")
    {
        public override bool IsTransient => true;
    }

    private sealed class Saves(Faults faults) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.HasChanges())
            {
                faults.Meet(FaultStage.Saving, eventData.Context);
            }

            return new(result);
        }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (result > 0)
            {
                faults.Meet(FaultStage.Saved, eventData.Context);
            }

            return new(result);
        }
    }

    private sealed class Commits(Faults faults) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            faults.Meet(FaultStage.Committing, eventData.Context);
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            faults.Meet(FaultStage.Committed, eventData.Context);
            return Task.CompletedTask;
        }
    }
}
