using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Edict;

/// <summary>Finds rows of read models, or adds them.</summary>
public static class FindOrAddExtensions
{
    /// <summary>
    /// Gives the entity of a key, and adds it where there is none. An entity that was found or added before in the same transaction is given without asking the database, so
    /// that many events for one row cost one round trip.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="key">The primary key, of one property.</param>
    /// <param name="create">Makes an entity of this key.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <exception cref="ArgumentException">The entity has a primary key of another type, or what was made has another key.</exception>
    public static ValueTask<TEntity> FindOrAddAsync<TKey, TEntity>(
        this DbContext context, TKey key, Func<TKey, TEntity> create, CancellationToken cancellation = default)
        where TKey : notnull
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return context.FindOrAddAsync([key], () => create(key), cancellation);
    }

    /// <summary>
    /// Gives the entity of a key of several properties, and adds it where there is none. An entity that was found or added before in the same transaction is given without
    /// asking the database.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="key">The values of the primary key, in its order.</param>
    /// <param name="create">Makes an entity of this key.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <exception cref="ArgumentException">The entity has a primary key of other types, or what was made has another key.</exception>
    public static async ValueTask<TEntity> FindOrAddAsync<TEntity>(
        this DbContext context, object[] key, Func<TEntity> create, CancellationToken cancellation = default)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(create);
        TEntity? found = await context.FindAsync<TEntity>(key, cancellation).ConfigureAwait(false);
        if (found is not null && context.Entry(found).State != EntityState.Deleted)
        {
            return found;
        }

        if (found is not null)
        {
            // One of the same key was removed before: the context lets it go when the database has.
            await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        TEntity added = create();
        EnsureKey(context.Entry(added), key);
        context.Add(added);
        return added;
    }

    private static void EnsureKey<TEntity>(EntityEntry<TEntity> entry, object[] key)
        where TEntity : class
    {
        IEnumerable<object?> made = entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue);
        if (!made.SequenceEqual(key))
        {
            throw new ArgumentException(
                $"The '{typeof(TEntity)}' that was made has key ({string.Join(", ", made)}), where one of key ({string.Join(", ", key)}) was asked for. Give it the key.", nameof(key));
        }
    }
}
