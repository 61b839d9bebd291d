using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Takes constructor parameters of middleware and event handlers from the services that the options name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServiceLookup
{
    /// <summary>A service that must be there.</summary>
    /// <param name="services">The services, or <see langword="null"/> when the options name none.</param>
    /// <param name="consumer">The type that needs it.</param>
    /// <typeparam name="TService">The type of the service.</typeparam>
    /// <exception cref="EdictOptionsException">There is no such service.</exception>
    public static TService Required<TService>(IServiceProvider? services, Type consumer) =>
        services?.GetService(typeof(TService)) is TService service
            ? service
            : throw new EdictOptionsException(
                nameof(EdictOptions.Services),
                $"'{consumer}' needs '{typeof(TService)}', which EdictOptions.Services does not have. Name services that have it.");

    /// <summary>A service that may be missing.</summary>
    /// <param name="services">The services, or <see langword="null"/> when the options name none.</param>
    /// <typeparam name="TService">The type of the service.</typeparam>
    public static TService? Optional<TService>(IServiceProvider? services) =>
        services?.GetService(typeof(TService)) is TService service ? service : default;
}
