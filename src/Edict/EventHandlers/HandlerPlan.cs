using Edict.CompilerServices;

namespace Edict.EventHandlers;

/// <summary>An event handler as it runs in an application: what it is, how it runs, and what its objects are made from.</summary>
internal sealed class HandlerPlan(EventHandlerBinding binding, EventHandlerOptions options, EdictApplication application, IServiceProvider? services)
    : IAsyncDisposable
{
    private readonly Lazy<HandlerScope> _shared = new(() => HandlerScope.New(binding, application, services));

    internal EventHandlerBinding Binding => binding;

    internal EventHandlerOptions Options => options;

    internal string Name => binding.Name;

    /// <summary>An object of the class, with what its services need.</summary>
    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    internal HandlerScope NewScope() => options.Instance == HandlerInstance.Shared
        ? HandlerScope.Of(_shared.Value.Handler)
        : HandlerScope.New(binding, application, services);

    public ValueTask DisposeAsync() => _shared.IsValueCreated ? _shared.Value.DisposeAsync() : default;
}
