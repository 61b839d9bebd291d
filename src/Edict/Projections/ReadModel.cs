using System.Data.Common;
using System.Runtime.CompilerServices;
using Edict.Projections;

namespace Edict;

/// <summary>
/// What the methods of a projection write to: statements of one transaction, which commits together with the projection's place in the log. Made by Edict for each
/// transaction. Not thread-safe.
/// </summary>
/// <remarks>
/// In a statement <c>$"... {value} ..."</c> a <see cref="ReadModelTable"/> or <see cref="ReadModelIndex"/> becomes its name, and everything else a parameter: never text of
/// the statement. What values may be, and what becomes of them, is the database's to say: text, numbers, <see cref="bool"/>, <see cref="Guid"/>, dates, times and bytes
/// go everywhere; an enum goes as its number.
/// </remarks>
public sealed class ReadModel
{
    private readonly AdoReadModelWork _work;

    internal ReadModel(AdoReadModelWork work) => _work = work;

    internal StatementBuilder Builder => _work.Builder;

    /// <summary>
    /// Adds a statement. It is sent together with the others of the transaction, so that an error of the database comes up after the method has returned; whose event it
    /// was is then found out.
    /// </summary>
    /// <param name="statement">The statement.</param>
    public void Execute([InterpolatedStringHandlerArgument("")] ref ReadModelStatement statement) => _work.Add(statement.Statement);

    /// <summary>Sends what was added so far, and reads rows, what is not committed yet included.</summary>
    /// <param name="query">The query.</param>
    /// <param name="read">Reads the row at which the reader stands.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TRow">What is read of a row.</typeparam>
    /// <returns>The rows.</returns>
    /// <exception cref="DbException">The database refused something, or is not there.</exception>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(
        [InterpolatedStringHandlerArgument("")] ref ReadModelStatement query, Func<DbDataReader, TRow> read, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _work.QueryAsync(query.Statement, read, cancellation);
    }

    /// <summary>
    /// Sends what was added so far, and gives the open transaction for commands of other kinds. It is Edict that commits it; with it comes its connection, and both are
    /// used before the method returns.
    /// </summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DbException">The database refused something, or is not there.</exception>
    public ValueTask<DbTransaction> OpenAsync(CancellationToken cancellation = default) => _work.OpenAsync(cancellation);

    /// <summary>What a table is called in the database, quoted: what commands of other kinds write.</summary>
    /// <param name="table">The table.</param>
    public string NameOf(ReadModelTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Builder.Name(table);
    }
}
