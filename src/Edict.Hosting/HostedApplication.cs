using Edict.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Edict.Hosting;

/// <summary>Starts and stops an application with its host.</summary>
internal sealed class HostedApplication<TApplication>(IServiceProvider services, Action<IServiceProvider, EdictOptions> configure)
    : IHostedService, IAsyncDisposable
    where TApplication : EdictApplication, IApplication<TApplication>
{
    private volatile TApplication? _application;
    private volatile bool _hasStarted;

    /// <exception cref="InvalidOperationException">The application has not started.</exception>
    internal TApplication Application => _application ?? throw new InvalidOperationException(
        $"'{typeof(TApplication)}' has not started. It starts with its host: take it in what the host starts later, or in what handles requests.");

    internal bool HasStarted => _hasStarted;

    // Services of event handlers may ask for the application, so it is there before they are.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ApplicationRuntime.StartAsync<TApplication>(
            options =>
            {
                options.Services = services;
                configure(services, options);
            },
            created => _application = created,
            cancellationToken).ConfigureAwait(false);
        _hasStarted = true;
    }

    // What was accepted is completed; the host says how long that may take.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_application is { } application)
        {
            await application.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // A host that fails at starting something else disposes without having stopped.
    public ValueTask DisposeAsync() => _application?.DisposeAsync() ?? default;
}
