using Edict.CompilerServices;

namespace Edict.Projections;

/// <summary>The databases that the projections of an application write to, each of which is made once.</summary>
/// <param name="named">Those that the options name, by what is written to.</param>
/// <param name="store">Has one of its own, perhaps.</param>
internal sealed class ReadModels(IReadOnlyDictionary<Type, Func<ReadModelDatabase>> named, IEventStore store) : IAsyncDisposable
{
    private readonly Dictionary<Type, ProjectionLedger> _ledgers = [];

    /// <exception cref="EdictOptionsException">There is none, or it does not let several write at once.</exception>
    internal ProjectionLedger Of(ProjectionBinding projection, ProjectionOptions options)
    {
        if (!_ledgers.TryGetValue(projection.SessionType, out ProjectionLedger? ledger))
        {
            ledger = new ProjectionLedger(Create(projection));
            _ledgers.Add(projection.SessionType, ledger);
        }

        if (options.Concurrency > 1 && !ledger.Database.AllowsConcurrency)
        {
            throw new EdictOptionsException(
                $"EventHandlers['{options.Name}'].{nameof(options.Concurrency)}",
                $"Projection '{options.Name}' has a concurrency of {options.Concurrency}, but its database lets one transaction write at a time. Set it to 1, or name another database.");
        }

        if (options.OnVersionChange == ProjectionRebuild.BlueGreen && !ledger.Database.AllowsShadows)
        {
            throw new EdictOptionsException(
                $"EventHandlers['{options.Name}'].{nameof(options.OnVersionChange)}",
                $"Projection '{options.Name}' is to be rebuilt beside what is read, but its database cannot have tables there. Set it to {nameof(ProjectionRebuild.InPlace)}.");
        }

        return ledger;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ProjectionLedger ledger in _ledgers.Values)
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ReadModelDatabase Create(ProjectionBinding projection) =>
        named.TryGetValue(projection.SessionType, out Func<ReadModelDatabase>? create) ? create()
        : projection.SessionType != typeof(ReadModel) ? throw Missing(projection, $"Call the method of EdictOptions with which its package supplies '{projection.SessionType}'.")
        : store is IReadModelSource source ? source.CreateReadModelDatabase()
        : throw Missing(
            projection,
            "The store of the events has none. Call options.UseSqliteReadModel(\"reports.db\") from package Edict.Sqlite or options.UsePostgreSqlReadModel(connectionString) "
            + "from package Edict.PostgreSql.");

    private static EdictOptionsException Missing(ProjectionBinding projection, string advice) =>
        new("ReadModel", $"No database is named for projection '{projection.Name}', which writes to a '{projection.SessionType}'. {advice}");
}
