using Edict.Aggregates;
using Edict.CompilerServices;

namespace Edict.Hosting;

/// <summary>Puts an application together: options, store, middleware, aggregates.</summary>
internal static class ApplicationStart
{
    internal static async Task<TApplication> RunAsync<TApplication>(
        ApplicationDefinition definition,
        Func<ApplicationRuntime, TApplication> create,
        Action<EdictOptions> configure,
        CancellationToken cancellation,
        Action<TApplication>? onCreated = null)
        where TApplication : EdictApplication
    {
        EdictOptions options = new();
        configure(options);
        ApplicationRuntime runtime = await OpenAsync(definition, options, cancellation).ConfigureAwait(false);
        try
        {
            TApplication application = create(runtime);
            runtime.MakeHandlers(application, definition, options);
            onCreated?.Invoke(application);
            await runtime.BeginHandlingAsync().ConfigureAwait(false);
            return application;
        }
        catch
        {
            await runtime.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<ApplicationRuntime> OpenAsync(ApplicationDefinition definition, EdictOptions options, CancellationToken cancellation)
    {
        AggregateSettings settings = OptionsValidation.Check(options);
        EventTypeRegistry types = new(definition.Events, definition.Upcasters);
        IEventStore store = options.StoreFactory!(new EventStoreContext(types, settings.Time, settings.MaxEventBytes));
        try
        {
            await store.OpenAsync(cancellation).ConfigureAwait(false);

            // Last of all, because what fails before would leave middleware that nobody disposes.
            return new ApplicationRuntime(definition, settings, types, store, definition.CreateMiddleware(options.Services));
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
