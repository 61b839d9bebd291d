using Edict.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Edict;

/// <summary>Supplies projections whose methods take a <see cref="DbContext"/>.</summary>
public static class UseEntityFrameworkExtensions
{
    private const string Option = "ReadModel";

    /// <summary>
    /// Lets projections write to contexts of a type, which Edict makes by these options and uses again. The class has one public constructor, which takes its
    /// <see cref="DbContextOptions{TContext}"/>, and leaves its options as they are.
    /// </summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="configure">Names the database. Called at start.</param>
    /// <typeparam name="TContext">What methods of projections take.</typeparam>
    /// <returns>The options.</returns>
    /// <remarks>At start an <see cref="EdictOptionsException"/> says when no such context can be made.</remarks>
    public static EdictOptions UseEntityFramework<TContext>(this EdictOptions options, Action<DbContextOptionsBuilder<TContext>> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        return options.UseReadModel<TContext>(() => Create(() =>
        {
            DbContextOptionsBuilder<TContext> builder = new();
            configure(builder);
            return new PooledDbContextFactory<TContext>(builder.Options);
        }));
    }

    /// <summary>Lets projections write to contexts of a type, which a factory makes: one for each transaction.</summary>
    /// <param name="options">The options of the application.</param>
    /// <param name="contexts">Makes the contexts; it is never disposed.</param>
    /// <typeparam name="TContext">What methods of projections take.</typeparam>
    /// <returns>The options.</returns>
    /// <remarks>At start an <see cref="EdictOptionsException"/> says when no such context can be made.</remarks>
    public static EdictOptions UseEntityFramework<TContext>(this EdictOptions options, IDbContextFactory<TContext> contexts)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(contexts);
        return options.UseReadModel<TContext>(() => Create(() => contexts));
    }

    /// <summary>
    /// Lets projections write to contexts of a type, which the <see cref="IDbContextFactory{TContext}"/> of <see cref="EdictOptions.Services"/> makes: one for each transaction.
    /// </summary>
    /// <param name="options">The options of the application.</param>
    /// <typeparam name="TContext">What methods of projections take.</typeparam>
    /// <returns>The options.</returns>
    /// <remarks>At start an <see cref="EdictOptionsException"/> says when there is no such factory, or no such context can be made.</remarks>
    public static EdictOptions UseEntityFramework<TContext>(this EdictOptions options)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseReadModel<TContext>(() => Create(() => FactoryOf<TContext>(options.Services)));
    }

    private static IDbContextFactory<TContext> FactoryOf<TContext>(IServiceProvider? services)
        where TContext : DbContext =>
        services?.GetService(typeof(IDbContextFactory<TContext>)) as IDbContextFactory<TContext> ?? throw new EdictOptionsException(
            Option,
            $"EdictOptions.Services have no IDbContextFactory<{typeof(TContext).Name}>, which is to make the contexts of projections. "
            + $"Call services.AddDbContextFactory<{typeof(TContext).Name}>(...), or give {nameof(UseEntityFramework)} the options of the context.");

    private static EntityFrameworkDatabase<TContext> Create<TContext>(Func<IDbContextFactory<TContext>> contexts)
        where TContext : DbContext
    {
        try
        {
            return EntityFrameworkDatabase<TContext>.Create(contexts());
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new EdictOptionsException(Option, $"Projections cannot write to a '{typeof(TContext)}': {exception.Message}");
        }
    }
}
