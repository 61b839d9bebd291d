using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.EntityFrameworkCore;

/// <summary>
/// Stands in for a strategy that tries again by itself, which refuses to work in a transaction that it has not begun. It is the whole transaction that is tried again, by Edict.
/// </summary>
internal sealed class SingleAttempt : ExecutionStrategy
{
    private SingleAttempt(DbContext context)
        : base(context, maxRetryCount: 0, maxRetryDelay: TimeSpan.Zero)
    {
    }

    /// <summary>Lets all that the caller does from now on, and what it calls, be tried once.</summary>
    /// <param name="context">A context of the kind that is used.</param>
    internal static void Begin(DbContext context) => Current = new SingleAttempt(context);

    protected override bool ShouldRetryOn(Exception exception) => false;
}
