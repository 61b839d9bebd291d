using Edict.CompilerServices;
using Edict.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Edict;

/// <summary>Adds an Edict application to a host.</summary>
public static class AddEdictExtensions
{
    /// <summary>
    /// Starts an application with the host and stops it with the host, which ends event handlers after their calls in progress and completes accepted commands. Whoever
    /// takes <typeparamref name="TApplication"/> as a service gets it once it has started. Middleware and event handlers have the services of the host.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options; a store must be named. <see cref="EdictOptions.Services"/> are set before.</param>
    /// <typeparam name="TApplication">The application class.</typeparam>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">The application was added before.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddEdict&lt;BankApp&gt;(options =&gt; options.UseSqlite("bank.db"));
    /// </code>
    /// </example>
    public static IServiceCollection AddEdict<TApplication>(this IServiceCollection services, Action<EdictOptions> configure)
        where TApplication : EdictApplication, IApplication<TApplication>
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddEdict<TApplication>((_, options) => configure(options));
    }

    /// <summary>
    /// Starts an application with the host and stops it with the host, with options that are set by what services say, such as a connection string in the configuration.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options by the services; a store must be named. <see cref="EdictOptions.Services"/> are set before.</param>
    /// <typeparam name="TApplication">The application class.</typeparam>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">The application was added before.</exception>
    public static IServiceCollection AddEdict<TApplication>(this IServiceCollection services, Action<IServiceProvider, EdictOptions> configure)
        where TApplication : EdictApplication, IApplication<TApplication>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(static service => service.ServiceType == typeof(HostedApplication<TApplication>)))
        {
            throw new InvalidOperationException($"'{typeof(TApplication)}' was added to the services before. Add it once.");
        }

        services.AddSingleton(provider => new HostedApplication<TApplication>(provider, configure));
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<HostedApplication<TApplication>>());
        services.TryAddSingleton(static provider => provider.GetRequiredService<HostedApplication<TApplication>>().Application);
        return services;
    }

    /// <summary>
    /// Reports an application as unhealthy while one of its event handlers has stopped by itself, fails, hangs, makes no progress, or is run by no process; and as
    /// degraded while it is starting.
    /// </summary>
    /// <param name="checks">The health checks of the host.</param>
    /// <param name="name">The name of the check.</param>
    /// <typeparam name="TApplication">The application class, which was added by <see cref="AddEdict{TApplication}(IServiceCollection, Action{EdictOptions})"/>.</typeparam>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddEdict<TApplication>(this IHealthChecksBuilder checks, string name = "edict")
        where TApplication : EdictApplication, IApplication<TApplication>
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(new HealthCheckRegistration(
            name,
            static provider => new EventHandlerHealth<TApplication>(provider.GetRequiredService<HostedApplication<TApplication>>()),
            failureStatus: null,
            tags: ["edict"]));
    }
}
