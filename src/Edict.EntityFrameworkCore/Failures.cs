using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore;

/// <summary>What errors mean, in the words that all providers share. The framework wraps some of them.</summary>
internal static class Failures
{
    internal static bool SayUnavailable(Exception exception) => Chain(exception).Any(static cause =>
        cause is TransactionNotBegunException || (cause is DbException failure && !IsConflict(failure) && (failure.IsTransient || IsUnavailable(failure.SqlState))));

    internal static bool SayConflict(Exception exception) => Chain(exception).Any(static cause =>
        cause is DbUpdateConcurrencyException || (cause is DbException failure && IsConflict(failure)));

    // Serialization failure and deadlock.
    private static bool IsConflict(DbException failure) => failure.SqlState is "40001" or "40P01";

    // Connection lost, too few resources, shut down by its operator, system error, only for reading.
    private static bool IsUnavailable(string? state) => state is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or "25006";

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
