using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.EntityFrameworkCore;

/// <summary>The database that the contexts of a type write to. Safe for concurrent use.</summary>
/// <typeparam name="TContext">The type of the contexts.</typeparam>
internal sealed class EntityFrameworkDatabase<TContext> : ReadModelDatabase
    where TContext : DbContext
{
    // One transaction writes at a time, and no property of a provider says so.
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    private readonly IDbContextFactory<TContext> _contexts;
    private readonly ISqlGenerationHelper _sql;
    private readonly string? _schema;
    private readonly bool _retries;

    private EntityFrameworkDatabase(IDbContextFactory<TContext> contexts, TContext sample)
    {
        _contexts = contexts;
        _sql = sample.GetService<ISqlGenerationHelper>();
        _schema = sample.Model.GetDefaultSchema();
        _retries = sample.Database.CreateExecutionStrategy().RetriesOnFailure;
        AllowsConcurrency = sample.Database.ProviderName != Sqlite;
        Definition = PlaceTables.Definition(sample);
    }

    public override bool AllowsConcurrency { get; }

    // The names of tables are those of the user's model.
    public override bool AllowsShadows => false;

    protected override IReadOnlyList<string> Definition { get; }

    /// <exception cref="InvalidOperationException">A context cannot be made, or writes to no relational database.</exception>
    internal static EntityFrameworkDatabase<TContext> Create(IDbContextFactory<TContext> contexts)
    {
        using TContext sample = contexts.CreateDbContext();
        return new EntityFrameworkDatabase<TContext>(contexts, sample);
    }

    // Not async, so that what is said of attempts holds for the caller, too.
    public override ValueTask<ReadModelWork> BeginAsync(ReadModelNames names, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.IsShadow)
        {
            throw new NotSupportedException($"The tables of a '{typeof(TContext)}' cannot be built beside those that are read. Rebuild in place.");
        }

        TContext context = _contexts.CreateDbContext();
        if (_retries)
        {
            SingleAttempt.Begin(context);
        }

        return new EntityFrameworkWork(this, context).BeginAsync(cancellation);
    }

    public override bool IsUnavailable(Exception exception) => Failures.SayUnavailable(exception);

    public override bool IsConflict(Exception exception) => Failures.SayConflict(exception);

    protected override string Table(string name) => _sql.DelimitIdentifier(name, _schema);

    protected override string Quote(string name) => _sql.DelimitIdentifier(name);

    protected override string Placeholder(int index) => _sql.GenerateParameterName(FormattableString.Invariant($"p{index}"));
}
