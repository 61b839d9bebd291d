using Edict.EventStore;

namespace Edict;

/// <summary>Names the in-memory event store.</summary>
public static class InMemoryEventStoreExtensions
{
    /// <summary>
    /// Keeps events in memory: nothing survives the process. Without a database the application has one of its own, gone when it
    /// stops.
    /// </summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="database">Events that outlive this application or are shared with others, or <see langword="null"/>.</param>
    /// <returns>The options.</returns>
    public static EdictOptions UseInMemory(this EdictOptions options, InMemoryDatabase? database = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseStore(context => database is null
            ? new InMemoryEventStore(context, new InMemoryDatabase(), isShared: false)
            : new InMemoryEventStore(context, database, isShared: true));
    }
}
