namespace Edict.Hosting;

/// <summary>Services that have the application itself, too, so that a handler can dispatch wherever it runs.</summary>
internal sealed class HandlerServices(EdictApplication application, IServiceProvider? services) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == application.GetType() || serviceType == typeof(EdictApplication)
        ? application
        : services?.GetService(serviceType);
}
