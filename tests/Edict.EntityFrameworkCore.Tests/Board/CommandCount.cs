using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Counts queries by what their text contains.</summary>
internal sealed class CommandCount(string part) : DbCommandInterceptor
{
    private int _count;

    internal int Count => _count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(part, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }

        return new(result);
    }
}
