using System.Data.Common;
using System.Globalization;
using Edict.Projections;

namespace Edict;

/// <summary>
/// A database that holds read models and, in tables of Edict's beside them, how far each projection has got. What a package derives to supply what projections write to.
/// Safe for concurrent use.
/// </summary>
public abstract class ReadModelDatabase : IAsyncDisposable
{
    /// <summary>Whether several transactions can write at once; where not, a projection with a concurrency above 1 is refused at start.</summary>
    public virtual bool AllowsConcurrency => true;

    /// <summary>Whether tables can be built beside those that are read, under names of their own.</summary>
    public virtual bool AllowsShadows => true;

    /// <summary>The statements that make the tables of Edict's where they are missing; each is run by itself, in one transaction, whenever the database is opened.</summary>
    protected internal virtual IReadOnlyList<string> Definition => ReadModelSql.Definition(this);

    /// <summary>Begins a unit of work. It may put off opening a connection until there is something to send.</summary>
    /// <param name="names">What tables are called.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DbException">The database is not there.</exception>
    public abstract ValueTask<ReadModelWork> BeginAsync(ReadModelNames names, CancellationToken cancellation);

    /// <summary>Whether an error says that the database could not do anything for now, so that no event is to blame and everything is tried again.</summary>
    /// <param name="exception">What was thrown by a unit of work, or by a method that used one.</param>
    public virtual bool IsUnavailable(Exception exception) => exception is DbException { IsTransient: true };

    /// <summary>Whether an error says that transactions got into each other's way, so that the same one can be tried again at once; the default is that none does.</summary>
    /// <param name="exception">What was thrown by a unit of work, or by a method that used one.</param>
    public virtual bool IsConflict(Exception exception) => false;

    /// <summary>Whether a name belongs to the database itself or to what else lies in it, so that no projection may have a table of this name.</summary>
    /// <param name="table">The plain name of a table.</param>
    public virtual bool IsReserved(string table) => table.StartsWith("edict_", StringComparison.Ordinal);

    /// <summary>A name of a table as statements write it.</summary>
    /// <param name="name">The name, of letters, digits and underscores.</param>
    protected internal virtual string Table(string name) => Quote(name);

    /// <summary>A name of an index, or a new name of a table, as statements write it.</summary>
    /// <param name="name">The name, of letters, digits and underscores.</param>
    protected internal virtual string Quote(string name) => $"\"{name}\"";

    /// <summary>A parameter as statements write it.</summary>
    /// <param name="index">Which parameter, from 0.</param>
    protected internal virtual string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    /// <summary>Gives a parameter its name and its value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Which parameter, from 0.</param>
    /// <param name="value">The value; <see langword="null"/> for none.</param>
    protected internal virtual void Bind(DbParameter parameter, int index, object? value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        parameter.ParameterName = Placeholder(index);
        parameter.Value = value ?? DBNull.Value;
    }

    /// <summary>Lets connections go. No unit of work is open any more.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }
}
