using Edict.Aggregates;
using Edict.CompilerServices;

namespace Edict.Hosting;

/// <summary>Puts an application together: options, store, middleware, aggregates.</summary>
internal static class ApplicationStart
{
    internal static async Task<ApplicationRuntime> RunAsync(
        ApplicationDefinition definition, Action<EdictOptions> configure, CancellationToken cancellation)
    {
        EdictOptions options = new();
        configure(options);
        AggregateSettings settings = OptionsValidation.Check(options);
        EventTypeRegistry types = new(definition.Events);
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
